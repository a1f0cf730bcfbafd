"use client";
import { useTranslations } from "use-intl";
import "@/messages/assignments";
import { DateText } from "../ui/date-text";
import { Link } from "../ui/link";
import type { Assignment } from "./assignment";
import { AssignmentState } from "./assignment-state";
import styles from "./assignments.module.css";

interface MyAssignmentsProps {
  readonly projectId: string;
  /** Those that are not finished. */
  readonly assignments: readonly Assignment[];
}

/** What one has still to code, at the head of a project; nothing where there is nothing. */
export function MyAssignments(props: MyAssignmentsProps) {
  if (props.assignments.length === 0) return null;
  return <Mine {...props} />;
}

function Mine({ projectId, assignments }: MyAssignmentsProps) {
  const t = useTranslations("Assignments");
  return (
    <section className={styles.mine} aria-label={t("mine.title")}>
      <div className={styles.tools}>
        <h2>{t("mine.title")}</h2>
        <Link href={`/projects/${projectId}/assignments`}>{t("mine.all")}</Link>
      </div>
      <ul>
        {assignments.map((assignment) => (
          <li key={assignment.id}>
            <Link href={`/projects/${projectId}/documents/${assignment.document.id}`} dir="auto">
              {assignment.document.title}
            </Link>
            <AssignmentState of={assignment} />
            {assignment.dueAt && (
              <span className={styles.soft}>
                {t("list.due")} <DateText date={assignment.dueAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
