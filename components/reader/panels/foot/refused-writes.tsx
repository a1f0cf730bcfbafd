"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import { wordsOfOccurrence } from "../../model/occurrence-operation";
import { wordsOf, wordsOfDetails, type Deed } from "../../model/operation";
import { useReaderContext, useReading } from "../../context/reader-context";
import type { Write } from "../../model/outbox";
import { wordsOfAttribution, type GivenAttribution } from "../../model/attribution-operation";
import { Waiting } from "./sync-status";
import styles from "./refused-writes.module.css";

/** What could not be saved, with the reason and the words, and what can be done about it. */
export function RefusedWrites() {
  const t = useTranslations("Reader");
  const writes = useReading((state) => state.writes);
  const stuck = writes.filter(({ state }) => state === "refused" || state === "conflict");
  return (
    <div className={styles.tray} data-print="no">
      <Waiting />
      {stuck.length > 0 && (
        <section className={styles.stuck} role="alert" aria-label={t("notSaved")}>
          {stuck.map((write) =>
            write.state === "conflict" ? (
              <Conflict key={write.id} write={write} />
            ) : (
              <Refused key={write.id} write={write} />
            ),
          )}
        </section>
      )}
    </div>
  );
}

function Refused({ write }: { write: Write }) {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
  const words = wordsOf(write.deed);
  return (
    <div className={styles.item}>
      <p>
        <b>{t(`refused.${write.deed.does}`)}</b> {write.reason}
      </p>
      {words && <pre className={styles.words}>{words}</pre>}
      <div className={styles.row}>
        <Button size="small" onClick={() => reading.again(write)}>
          {t("again")}
        </Button>
        {words && (
          <Button size="small" onClick={() => void navigator.clipboard?.writeText(words)}>
            {t("copyWords")}
          </Button>
        )}
        <Button size="small" variant="danger" onClick={() => reading.letGo(write)}>
          {t("discard")}
        </Button>
      </div>
    </div>
  );
}

function Conflict({ write }: { write: Write }) {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
  const card = useTranslations("Card");
  const who = useTranslations("Attribution");
  const { deed } = write;
  const removes = takesAway(deed);
  const attributed = (given: GivenAttribution) => {
    const around = reading.store.now().byId.get(given.inside ?? "")?.target[0]?.exact;
    const naming = who(`naming.${given.naming}`);
    const inside = around && `${who("inside")}: “${around.slice(0, 60)}”`;
    return [wordsOfAttribution(given), naming, inside].filter(Boolean).join("\n");
  };
  const mine = () => {
    if (removes) return t("removal");
    if (deed.does === "judge") return card(`status.${deed.status}`);
    if (deed.does === "attribute" && deed.attribution) return attributed(deed.attribution);
    return wordsOf(deed);
  };
  const theirs = () => {
    const current = write.current as Annotation | null;
    if (deed.does === "attribute") {
      return current?.attribution ? attributed(current.attribution) : t("notAttributed");
    }
    const status = deed.does === "judge" && current ? `${card(`status.${current.status}`)}\n` : "";
    return status + said(write);
  };
  return (
    <div className={styles.item}>
      <p>
        <b>{t("conflict")}</b> {t(removes ? "conflictRemoval" : "conflictEdit")}
      </p>
      <div className={styles.versions}>
        <div>
          <h3>{t("yours")}</h3>
          <pre className={styles.words}>{mine()}</pre>
        </div>
        <div>
          <h3>{t("theirs")}</h3>
          <pre className={styles.words}>{theirs()}</pre>
        </div>
      </div>
      <div className={styles.row}>
        <Button size="small" onClick={() => reading.keepMine(write)}>
          {t("keepMine")}
        </Button>
        <Button size="small" onClick={() => reading.letGo(write)}>
          {t("takeTheirs")}
        </Button>
      </div>
    </div>
  );
}

function takesAway(deed: Deed): boolean {
  if (deed.does === "attribute") return deed.attribution === null;
  return deed.does === "remove" || deed.does === "remove-note";
}

/** What stands there now, in words. */
function said({ deed, current }: Write): string {
  if (!current) return "";
  return deed.does === "edit-occurrence"
    ? wordsOfOccurrence(current as AnnotationOccurrence)
    : wordsOfDetails(current as Annotation);
}
