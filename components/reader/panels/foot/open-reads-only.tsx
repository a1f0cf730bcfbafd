"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { invalidate } from "@/components/live/api-cache";
import { useApi } from "@/components/live/use-api";
import { AskForRole } from "@/components/members/ask-for-role";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Problem } from "@/components/ui/problem";
import { Spinner } from "@/components/ui/spinner";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useSheetPlace } from "../../surface/use-sheet-place";
import styles from "./reads-only.module.css";

const NOWHERE = { current: null };

/** Why selected words are not annotated, and for readers the request to be allowed to. */
export function OpenReadsOnly() {
  const t = useTranslations("RoleRequest");
  const { reading, surface } = useReaderContext();
  const { store, place } = reading;
  const { projectId } = place;
  const client = useQueryClient();
  const panel = useRef<HTMLElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  // What was selected, also when a field of the panel has the focus.
  const [selected] = useState(() => store.now().selected);
  const { bottom } = useSheetPlace(inside, selected, NOWHERE);
  const changeNumber = useReading((state) => state.nouns.member ?? 0);
  const isFinished = reading.me.finished === true;
  const { data, problem } = useApi(
    "GET /projects/{projectId}/role-requests",
    { params: { projectId } },
    { enabled: !isFinished },
  );
  const again = () => invalidate(client, ["member"]);
  useEffect(() => {
    if (changeNumber > 0) invalidate(client, ["member"]);
  }, [client, changeNumber]);
  const close = () => {
    store.closeReadsOnly();
    surface()?.focusText();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    close();
  });
  useEffect(() => {
    const element = panel.current;
    const listen = (event: KeyboardEvent) => onKey(event);
    element?.addEventListener("keydown", listen);
    return () => element?.removeEventListener("keydown", listen);
  }, []);
  return (
    <section
      ref={panel}
      className={styles.panel}
      style={{ "--keyboard": `${bottom ?? 0}px` } as CSSProperties}
      aria-label={t("title")}
      data-print="no"
    >
      <div ref={inside} className={styles.inside}>
        <div className={styles.head}>
          <p>{t(isFinished ? "finished" : "readsOnly")}</p>
          <Button size="small" variant="quiet" onClick={close}>
            {t("close")}
          </Button>
        </div>
        {isFinished ? null : problem ? (
          <Problem>{problem}</Problem>
        ) : data ? (
          <AskForRole projectId={projectId} request={data.items[0] ?? null} onChanged={again} />
        ) : (
          <Spinner />
        )}
        <Link href={`/projects/${projectId}/members`}>{t("seeOwners")}</Link>
      </div>
    </section>
  );
}
