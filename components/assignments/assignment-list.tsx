"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ASSIGNMENT_STATES } from "@/lib/contract/terms";
import "@/messages/assignments";
import { useApiPages } from "../live/use-api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { Spinner } from "../ui/spinner";
import { Table, type Column } from "../ui/table";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { Assignment, Coder } from "./assignment";
import { AssignmentState } from "./assignment-state";
import styles from "./assignments.module.css";

const EditAssignments = later(async () => (await import("./edit-assignments")).EditAssignments);

interface AssignmentListProps {
  readonly projectId: string;
  readonly oversees: boolean;
  readonly coders: readonly Coder[];
}

const OVERDUE = "overdue";
const PAGE = 200;

/** All assignments that one sees, narrowed by person and state; those who oversee change them here. */
export function AssignmentList({ projectId, oversees, coders }: AssignmentListProps) {
  const t = useTranslations("Assignments");
  const [person, setPerson] = useState("");
  const [state, setState] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { items, problem, hasMore, more, isFetching } = useApiPages(
    "GET /projects/{projectId}/assignments",
    {
      params: { projectId },
      query: {
        limit: PAGE,
        ...(person ? { person } : {}),
        ...(state === OVERDUE ? { overdue: "true" as const } : {}),
        ...(state && state !== OVERDUE ? { state: state as Assignment["state"] } : {}),
      },
    },
    { keepPrevious: true },
  );
  if (problem) return <Problem>{problem}</Problem>;
  if (!items) return <Spinner />;
  const isNarrowed = person !== "" || state !== "";
  if (items.length === 0 && !isNarrowed) {
    return (
      <EmptyState title={t(oversees ? "none" : "noneOwn")}>
        {t(oversees ? "noneWords" : "noneOwnWords")}
      </EmptyState>
    );
  }
  const here = items.filter(({ id }) => chosen.has(id));
  const title = t(oversees ? "list.title" : "list.titleOwn");
  return (
    <section className={styles.list} aria-label={title}>
      <h2>{title}</h2>
      <div className={styles.filter} role="group" aria-label={t("filter.label")}>
        {oversees && (
          <Field label={t("filter.person")}>
            {(control) => (
              <Select
                {...control}
                value={person}
                onChange={({ target }) => setPerson(target.value)}
                options={[
                  { value: "", label: t("filter.everybody") },
                  ...coders.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
          </Field>
        )}
        <Field label={t("filter.state")}>
          {(control) => (
            <Select
              {...control}
              value={state}
              onChange={({ target }) => setState(target.value)}
              options={[
                { value: "", label: t("filter.any") },
                ...ASSIGNMENT_STATES.map((one) => ({ value: one, label: t(`states.${one}`) })),
                { value: OVERDUE, label: t("filter.overdue") },
              ]}
            />
          )}
        </Field>
      </div>
      {oversees && here.length > 0 && (
        <Chosen projectId={projectId} chosen={here} onClear={() => setChosen(new Set())} />
      )}
      {items.length === 0 ? (
        <p role="status">{t("nothing")}</p>
      ) : (
        <AssignmentTable
          projectId={projectId}
          assignments={items}
          oversees={oversees}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      {hasMore && (
        <Button loading={isFetching} onClick={more}>
          {t("list.more")}
        </Button>
      )}
    </section>
  );
}

interface AssignmentTableProps {
  readonly projectId: string;
  readonly assignments: readonly Assignment[];
  readonly oversees: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function AssignmentTable(props: AssignmentTableProps) {
  const { projectId, assignments, oversees, chosen, onChoose } = props;
  const t = useTranslations("Assignments.list");
  const names = ({ document, person }: Assignment) => ({
    title: document.title,
    name: person.name,
  });
  const columns: (Column<Assignment> | false)[] = [
    {
      key: "text",
      label: t("text"),
      cell: ({ document }) => (
        <Link href={`/projects/${projectId}/documents/${document.id}`} dir="auto">
          {document.title}
        </Link>
      ),
      sortBy: ({ document }) => document.title,
    },
    oversees && {
      key: "person",
      label: t("person"),
      cell: ({ person }) => <bdi>{person.name}</bdi>,
      sortBy: ({ person }) => person.name,
    },
    {
      key: "state",
      label: t("state"),
      cell: (assignment) => <AssignmentState of={assignment} />,
      sortBy: ({ state }) => state,
    },
    {
      key: "due",
      label: t("due"),
      cell: ({ dueAt }) =>
        dueAt ? <DateText date={dueAt} /> : <span className={styles.soft}>{t("noDue")}</span>,
      sortBy: ({ dueAt }) => dueAt ?? "9",
    },
    {
      key: "guideline",
      label: t("guideline"),
      cell: ({ guideline, guidelineNumber }) =>
        guideline ? (
          <bdi>
            {t("under", { name: guideline.name, number: guidelineNumber ?? guideline.number })}
          </bdi>
        ) : (
          <span className={styles.soft}>{t("noGuideline")}</span>
        ),
      sortBy: ({ guideline }) => guideline?.name ?? "",
    },
    oversees && {
      key: "actions",
      label: t("actions"),
      actions: true,
      align: "end",
      cell: (assignment) => assignment.state === "finished" && <Reopen assignment={assignment} />,
    },
  ];
  return (
    <Table
      caption={t(oversees ? "title" : "titleOwn")}
      rows={assignments}
      rowKey={({ id }) => id}
      columns={columns.filter((column) => column !== false)}
      choose={
        oversees
          ? {
              chosen,
              onChoose,
              all: t("chooseAll"),
              one: (assignment) => t("choose", names(assignment)),
            }
          : undefined
      }
    />
  );
}

/** Lets whoever has finished a text annotate it again. */
function Reopen({ assignment }: { readonly assignment: Assignment }) {
  const t = useTranslations("Assignments.list");
  const changed = useChanged();
  const toast = useToast();
  const names = { title: assignment.document.title, name: assignment.person.name };
  const opening = useSubmit("PUT /assignments/{assignmentId}/state", {
    onDone() {
      changed("assignment");
      toast({ text: t("reopened", names) });
    },
    onRefused: ({ detail }) => toast({ text: detail, urgent: true }),
  });
  return (
    <Button
      size="small"
      loading={opening.busy}
      aria-label={t("reopenFor", names)}
      onClick={() =>
        opening.submit({
          params: { assignmentId: assignment.id },
          body: { state: "in-progress" },
        })
      }
    >
      {t("reopen")}
    </Button>
  );
}

interface ChosenProps {
  readonly projectId: string;
  readonly chosen: readonly Assignment[];
  readonly onClear: () => void;
}

/** What can be done with the assignments that are chosen together. */
function Chosen({ projectId, chosen, onClear }: ChosenProps) {
  const t = useTranslations("Assignments.chosen");
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const changed = useChanged();
  const toast = useToast();
  const count = chosen.length;
  const ids = chosen.map(({ id }) => id);
  const close = () => setOpen(null);
  const removal = useSubmit("POST /projects/{projectId}/assignments/removal", {
    onDone({ removed }) {
      changed("assignment");
      toast({ text: t("removed", { count: removed.length }) });
      close();
      onClear();
    },
  });
  return (
    <div className={styles.tools} role="group" aria-label={t("name")}>
      <p role="status">{t("count", { count })}</p>
      <Button size="small" onClick={() => setOpen("edit")}>
        {t("edit")}
      </Button>
      <Button size="small" onClick={() => setOpen("remove")}>
        {t("remove")}
      </Button>
      <Button size="small" variant="quiet" onClick={onClear}>
        {t("clear")}
      </Button>
      {open === "edit" && (
        <EditAssignments projectId={projectId} ids={ids} onClose={close} onDone={onClear} />
      )}
      <ConfirmDialog
        open={open === "remove"}
        onOpenChange={close}
        title={t("removeTitle", { count })}
        action={t("removeIt")}
        submission={removal}
        onConfirm={() => removal.submit({ params: { projectId }, body: { ids } })}
      >
        {t("removeWords")}
      </ConfirmDialog>
    </div>
  );
}
