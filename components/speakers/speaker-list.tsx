"use client";
import "@/messages/documents";
import { Link } from "../ui/link";
import { useMemo, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { call } from "../api";
import { RestOfList } from "../live/rest-of-list";
import { ROWS_OF_PAGE, useWholeList, type ListPage } from "../live/use-whole-list";
import { EmptyState } from "../ui/empty-state";
import { RelativeTime } from "../ui/relative-time";
import { Table, type Column } from "../ui/table";
import { TextInput } from "../ui/text-input";
import { CreateSpeaker } from "./create-speaker";
import type { Speaker } from "./speaker";
import styles from "./speakers.module.css";

interface SpeakerListProps {
  readonly projectId: string;
  /** The first speakers; the others are read when the page is there. */
  readonly beginning: ListPage<Speaker>;
  readonly mayAdd: boolean;
  /** The servers of authority files that may be asked for the identifier of a new one. */
  readonly services: readonly string[];
}

/** The speakers whom the texts of a project quote. */
export function SpeakerList({ projectId, beginning, mayAdd, services }: SpeakerListProps) {
  const t = useTranslations("Speakers");
  const format = useFormatter();
  const [words, setWords] = useState("");
  const { items: speakers, ...rest } = useWholeList(beginning, (cursor) =>
    call("GET /projects/{projectId}/speakers", {
      params: { projectId },
      query: { limit: ROWS_OF_PAGE, cursor },
    }),
  );
  const shown = useMemo(() => {
    const sought = words.trim().toLocaleLowerCase();
    return speakers.filter(({ name, role, aliases }) =>
      [name, role, ...aliases].join(" ").toLocaleLowerCase().includes(sought),
    );
  }, [speakers, words]);
  const columns = useMemo(
    (): Column<Speaker>[] => [
      {
        key: "name",
        label: t("name"),
        sortBy: ({ name }) => name,
        cell: ({ id, name }) => (
          <Link className={styles.name} dir="auto" href={`/projects/${projectId}/speakers/${id}`}>
            {name}
          </Link>
        ),
      },
      { key: "role", label: t("role"), sortBy: ({ role }) => role, cell: ({ role }) => role },
      {
        key: "aliases",
        label: t("aliases"),
        cell: ({ aliases }) => aliases.length > 0 && <span dir="auto">{aliases.join(", ")}</span>,
      },
      {
        key: "quotations",
        label: t("quotations"),
        align: "end",
        sortBy: ({ quotationCount }) => quotationCount,
        cell: ({ quotationCount }) => format.number(quotationCount),
      },
      {
        key: "updated",
        label: t("updated"),
        sortBy: ({ updatedAt }) => updatedAt,
        cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
      },
    ],
    [t, format, projectId],
  );
  const add = mayAdd && <CreateSpeaker projectId={projectId} services={services} />;
  if (speakers.length === 0) {
    return (
      <EmptyState title={t("empty.title")} action={add}>
        {t("empty.words")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          type="search"
          aria-label={t("find")}
          placeholder={t("find")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {add}
      </div>
      <RestOfList {...rest} />
      <Table caption={t("title")} columns={columns} rows={shown} rowKey={({ id }) => id} />
    </>
  );
}
