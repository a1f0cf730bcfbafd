"use client";
import "@/messages/members";
import "@/messages/projects";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import { Chip } from "../ui/chip";
import { EmptyState } from "../ui/empty-state";
import { RelativeTime } from "../ui/relative-time";
import { CreateProject } from "./create-project";
import type { ListedProject } from "./project";
import styles from "./project-list.module.css";

export function ProjectList({ projects }: { projects: readonly ListedProject[] }) {
  const t = useTranslations("Projects");
  const roles = useTranslations("MembersPage");
  if (projects.length === 0) {
    return (
      <EmptyState title={t("empty.title")} action={<CreateProject />}>
        {t("empty.words")}
      </EmptyState>
    );
  }
  return (
    <ul role="list" className={styles.list}>
      {projects.map((project) => (
        <li key={project.id} className={styles.project}>
          <div>
            <h2 className={styles.name} dir="auto">
              <Link href={`/projects/${project.id}`}>{project.name}</Link>
            </h2>
            {project.description && (
              <p className={styles.description} dir="auto">
                {project.description}
              </p>
            )}
            <p className={styles.facts}>
              <span>{t("documents", { count: project.documentCount })}</span>
              <span>{roles(`roles.${project.role}`)}</span>
              <span>
                {t("updated")} <RelativeTime at={project.activeAt} />
              </span>
              {project.sample && <Chip tone="muted">{t("sample")}</Chip>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
