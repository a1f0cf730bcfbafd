"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import "@/messages/card";
import { useReaderContext } from "../../context/reader-context";
import type { Write } from "../../model/write";
import type { Wording } from "../../model/operations/operation";
import { typeOf } from "../../model/operations/registry";
import styles from "./refused-writes.module.css";

/** What was refused or meets somebody else's change, each with what can be done about it. */
export function UnsentList({ unsent }: { readonly unsent: readonly Write[] }) {
  const t = useTranslations("Reader");
  return (
    <section className={styles.unsent} role="alert" aria-label={t("notSaved")}>
      {unsent.map((write) =>
        write.state === "conflict" ? (
          <Conflict key={write.id} write={write} />
        ) : (
          <Refused key={write.id} write={write} />
        ),
      )}
    </section>
  );
}

function Refused({ write }: { write: Write }) {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
  const words = typeOf(write.operation).words(write.operation);
  return (
    <div className={styles.item}>
      <p>
        <b>{t(`refused.${write.operation.kind}`)}</b> {write.reason}
      </p>
      {words && <pre className={styles.words}>{words}</pre>}
      <div className={styles.row}>
        <Button size="small" onClick={() => reading.again(write)}>
          {t("again")}
        </Button>
        {words && <CopyButton size="small" text={words} label={t("copyWords")} />}
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
  const wording = useWording();
  const { operation, current } = write;
  const type = typeOf(operation);
  const removes = type.removes(operation);
  return (
    <div className={styles.item}>
      <p>
        <b>{t("conflict")}</b> {t(removes ? "conflictRemoval" : "conflictEdit")}
      </p>
      <div className={styles.versions}>
        <div>
          <h3>{t("yours")}</h3>
          <pre className={styles.words}>
            {removes ? t("removal") : type.describe(operation, wording)}
          </pre>
        </div>
        <div>
          <h3>{t("theirs")}</h3>
          <pre className={styles.words}>
            {current ? type.describeCurrent(current, wording) : ""}
          </pre>
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

/** The words for what a person chose from a list. */
function useWording(): Wording {
  const t = useTranslations("Reader");
  const card = useTranslations("Card");
  const who = useTranslations("Attribution");
  const { byId } = useReaderContext().reading.store.now();
  return {
    status: (status) => card(`status.${status}`),
    resolution: (resolved) => card(resolved ? "resolved" : "unresolved"),
    attribution(input) {
      if (!input) return t("notAttributed");
      const enclosing = byId.get(input.inside ?? "")?.target[0]?.exact;
      const inside = enclosing && `${who("inside")}: “${enclosing.slice(0, 60)}”`;
      return [who(`naming.${input.naming}`), inside].filter(Boolean).join("\n");
    },
  };
}
