"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { MAX_LABEL_LENGTH } from "@/lib/contract/terms";
import type { AnswerAt } from "@/lib/contract/endpoint";
import "@/messages/documents";
import { useApi } from "../live/use-api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Menu, MenuItem, MenuLine } from "../ui/menu";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { Spinner } from "../ui/spinner";
import { SubmitActions } from "../ui/submit-actions";
import { Table } from "../ui/table";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { LabelChip } from "./label-chip";
import { labelDraft } from "./label-draft";
import styles from "./labels.module.css";

type Label = AnswerAt<"GET /projects/{projectId}/labels">["items"][number];

interface ManageLabelsProps {
  readonly projectId: string;
  /** The id of the label whose form is open first, if one is. */
  readonly editing: string | null;
  readonly onClose: () => void;
}

/** The labels of a project, to be renamed, coloured, merged and removed. */
export function ManageLabels({ projectId, editing, onClose }: ManageLabelsProps) {
  const t = useTranslations("Documents.labels");
  const { data, problem } = useApi("GET /projects/{projectId}/labels", { params: { projectId } });
  const [chosen, setChosen] = useState<{
    readonly id: string;
    readonly to: "edit" | "merge" | "remove";
  } | null>(editing === null ? null : { id: editing, to: "edit" });
  const back = () => setChosen(null);
  const labels = data?.items ?? [];
  const label = labels.find(({ id }) => id === chosen?.id);
  if (label && chosen?.to === "edit") {
    return <EditLabel projectId={projectId} label={label} onClose={back} />;
  }
  if (label && chosen?.to === "merge") {
    const others = labels.filter(({ id }) => id !== label.id);
    return <MergeLabel label={label} others={others} onClose={back} />;
  }
  if (label && chosen?.to === "remove") return <RemoveLabel label={label} onClose={back} />;
  return (
    <Dialog open onOpenChange={onClose} title={t("manageTitle")} wide>
      {problem && <Problem>{problem}</Problem>}
      {!data && !problem && <Spinner />}
      {data?.items.length === 0 && <p className={styles.none}>{t("noneYet")}</p>}
      {labels.length > 0 && (
        <Table
          caption={t("all")}
          rows={labels}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              label: t("name"),
              cell: (label) => <LabelChip label={label} />,
              sortBy: ({ name }) => name,
            },
            {
              key: "documents",
              label: t("documents"),
              align: "end",
              cell: ({ documentCount }) => documentCount,
              sortBy: ({ documentCount }) => documentCount,
            },
            {
              key: "actions",
              label: t("actions"),
              actions: true,
              align: "end",
              cell: (label) => (
                <Menu
                  trigger={
                    <Button
                      variant="quiet"
                      size="small"
                      icon
                      aria-label={t("actionsFor", { name: label.name })}
                    >
                      ⋯
                    </Button>
                  }
                >
                  <MenuItem onSelect={() => setChosen({ id: label.id, to: "edit" })}>
                    {t("edit")}
                  </MenuItem>
                  {labels.length > 1 && (
                    <MenuItem onSelect={() => setChosen({ id: label.id, to: "merge" })}>
                      {t("merge")}
                    </MenuItem>
                  )}
                  <MenuLine />
                  <MenuItem danger onSelect={() => setChosen({ id: label.id, to: "remove" })}>
                    {t("remove")}
                  </MenuItem>
                </Menu>
              ),
            },
          ]}
        />
      )}
    </Dialog>
  );
}

interface OneLabelProps {
  readonly label: Label;
  readonly onClose: () => void;
}

function EditLabel({
  projectId,
  label,
  onClose,
}: OneLabelProps & Pick<ManageLabelsProps, "projectId">) {
  const t = useTranslations("Documents.labels");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const [{ name, colour }, change, draft] = useFormDraft(labelDraft(projectId, label.id), () => ({
    name: label.name,
    colour: label.colour,
  }));
  const form = useSubmit("PATCH /labels/{labelId}", {
    wrong: { name: name.trim() === "" && t("unnamed") },
    fields: ["colour"],
    draft,
    onDone() {
      changed("label");
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={onClose} title={t("editTitle", { name: label.name })} guarded>
      <Form
        draft={draft}
        failures={form.failures}
        onSubmit={() =>
          form.submit({
            params: { labelId: label.id },
            version: label.version,
            body: { name: name.trim(), colour },
          })
        }
      >
        <Field label={t("name")} error={form.errorAt("name")}>
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={MAX_LABEL_LENGTH}
              dir="auto"
              autoComplete="off"
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t("colour")} error={form.errorAt("colour")}>
          {(control) => (
            <TextInput
              {...control}
              type="color"
              value={colour}
              onChange={({ target }) => change({ colour: target.value })}
            />
          )}
        </Field>
        {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy} />
      </Form>
    </Dialog>
  );
}

function MergeLabel({ label, others, onClose }: OneLabelProps & { others: readonly Label[] }) {
  const t = useTranslations("Documents.labels");
  const changed = useChanged();
  const toast = useToast();
  const [into, setInto] = useState(others[0]?.id ?? "");
  const form = useSubmit("POST /labels/{labelId}/merge", {
    onDone(merged) {
      changed("label");
      toast({ text: t("merged", { name: label.name, into: merged.name }) });
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={onClose} title={t("mergeTitle", { name: label.name })}>
      <Form
        failures={form.failures}
        onSubmit={() => form.submit({ params: { labelId: label.id }, body: { into } })}
      >
        <p>{t("mergeWords", { count: label.documentCount })}</p>
        <Field label={t("into")} error={form.errorAt("into")}>
          {(control) => (
            <Select
              {...control}
              value={into}
              onChange={({ target }) => setInto(target.value)}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy}>
          {t("mergeIt")}
        </SubmitActions>
      </Form>
    </Dialog>
  );
}

function RemoveLabel({ label, onClose }: OneLabelProps) {
  const t = useTranslations("Documents.labels");
  const changed = useChanged();
  const toast = useToast();
  const removal = useSubmit("DELETE /labels/{labelId}", {
    onDone() {
      changed("label");
      toast({ text: t("removed", { name: label.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t("removeTitle", { name: label.name })}
      action={t("removeIt")}
      submission={removal}
      onConfirm={() => removal.submit({ params: { labelId: label.id } })}
    >
      {t("removeWords", { count: label.documentCount })}
    </ConfirmDialog>
  );
}
