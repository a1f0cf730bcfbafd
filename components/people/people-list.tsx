"use client";
import { useTranslations } from "use-intl";
import "@/messages/members";
import { Chip } from "../ui/chip";
import { RelativeTime } from "../ui/relative-time";
import { Table } from "../ui/table";
import type { AccountSeen } from "./account-seen";
import { PersonMenu } from "./person-menu";
import styles from "./people.module.css";

export interface PeopleListProps {
  readonly people: readonly AccountSeen[];
  readonly viewerId: string;
}

/** Projects beyond these are counted. */
const PROJECTS_SHOWN = 5;

export function PeopleList({ people, viewerId }: PeopleListProps) {
  const t = useTranslations("People");
  return (
    <Table
      caption={t("title")}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          label: t("name"),
          cell: (person) => (
            <>
              <bdi className={styles.name}>{person.name}</bdi>{" "}
              {person.admin && <Chip>{t("runsIt")}</Chip>}{" "}
              {person.disabledAt && <Chip tone="bad">{t("disabled")}</Chip>}
              <div className={styles.soft}>{person.email}</div>
            </>
          ),
        },
        {
          key: "projects",
          label: t("projects"),
          cell: ({ projects }) => <Projects projects={projects} />,
        },
        {
          key: "seen",
          label: t("lastSeen"),
          cell: ({ lastSeenAt }) => (lastSeenAt ? <RelativeTime at={lastSeenAt} /> : t("never")),
        },
        {
          key: "since",
          label: t("since"),
          cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
        },
        {
          key: "actions",
          label: t("actions"),
          actions: true,
          align: "end",
          cell: (person) => <PersonMenu person={person} isSelf={person.id === viewerId} />,
        },
      ]}
    />
  );
}

function Projects({ projects }: Pick<AccountSeen, "projects">) {
  const t = useTranslations("People");
  const roles = useTranslations("MembersPage");
  if (projects.length === 0) return <span className={styles.soft}>{t("noProjects")}</span>;
  return (
    <ul role="list" className={styles.projects}>
      {projects.slice(0, PROJECTS_SHOWN).map(({ id, name, role }) => (
        <li key={id}>
          <bdi>{name}</bdi> <span className={styles.soft}>{roles(`roles.${role}`)}</span>
        </li>
      ))}
      {projects.length > PROJECTS_SHOWN && (
        <li className={styles.soft}>{t("more", { count: projects.length - PROJECTS_SHOWN })}</li>
      )}
    </ul>
  );
}
