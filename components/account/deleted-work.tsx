import { useTranslations } from "use-intl";
import type { previewDeletionCall } from "@/lib/contract/deletion";
import type { AnswerOf } from "@/lib/contract/operation";
import "@/messages/deletion";
import styles from "./account.module.css";

/** What becomes of somebody's work, project by project. */
export type DeletionPreview = AnswerOf<typeof previewDeletionCall>;

interface DeletedWorkProps {
  readonly part: DeletionPreview["projects"][number];
  /** Whether the work goes, as far as others' does not hang on it. */
  readonly removes: boolean;
}

/** How much of somebody's work in a project stays under which name, and how much goes. */
export function DeletedWork({ part: { pseudonym, work }, removes }: DeletedWorkProps) {
  const t = useTranslations("DeleteAccount");
  if (work.length === 0) return <p>{t("nothingHere")}</p>;
  return (
    <>
      <p>{t("pseudonym", { name: pseudonym })}</p>
      <ul className={styles.work}>
        {work.map(({ kind, total, private: own, needed }) => {
          const gone = removes ? total - needed : own;
          return (
            <li key={kind}>
              <span>{t(`kinds.${kind}`, { count: total })}</span>
              <small>{wordsFor(t, { total, gone, needed: removes ? needed : 0 })}</small>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface Figures {
  readonly total: number;
  readonly gone: number;
  /** Those that stay although the work goes. */
  readonly needed: number;
}

function wordsFor(
  t: ReturnType<typeof useTranslations<"DeleteAccount">>,
  { total, gone, needed }: Figures,
): string {
  if (gone === total) return t("goes");
  if (gone === 0) return needed > 0 ? t("needed") : t("stays");
  return t("partly", { gone, rest: total - gone });
}
