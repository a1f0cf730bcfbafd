"use client";
import { useTranslations } from "use-intl";
import "@/messages/review";
import { useApi } from "../live/use-api";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { ReplyForm, type ReplyFormProps } from "./reply-form";
import styles from "./review.module.css";

/** The notes under an annotation, and a field for one more. */
export function Talk(props: ReplyFormProps) {
  const t = useTranslations("Inbox");
  const { annotationId } = props;
  const { data, problem } = useApi("GET /annotations/{annotationId}/notes", {
    params: { annotationId },
  });
  return (
    <div className={styles.talk}>
      {problem && <Problem>{problem}</Problem>}
      {!data && !problem && <Spinner />}
      <ul role="list" className={styles.verdicts} aria-label={t("notes")}>
        {data?.items.map(({ id, createdBy, body: words, deletedAt }) =>
          deletedAt === null ? (
            <li key={id}>
              <b>{createdBy.name}</b>
              <LazyMarkdown>{words}</LazyMarkdown>
            </li>
          ) : null,
        )}
      </ul>
      <ReplyForm {...props} />
    </div>
  );
}
