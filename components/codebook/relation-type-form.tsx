"use client";
import { useTranslations } from "use-intl";
import { KINDS } from "@/lib/contract/terms";
import "@/messages/codebook";
import "@/messages/relations";
import type { ApiRefusal } from "../api";
import { useChanged } from "../live/use-changed";
import { useOpenedVersion } from "../opened-version";
import { CheckBox } from "../ui/check-box";
import { Dialog } from "../ui/dialog";
import { Field, FieldRow, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import {
  typeBodyOf,
  typeDraftOf,
  type RelationType,
  type RelationTypeDraft,
} from "./relation-type";
import { slugOf } from "@/lib/tag/slug";
import styles from "./relation-types.module.css";

export interface RelationTypeFormProps {
  readonly projectId: string;
  /** The type to change; absent for a new one. */
  readonly type?: RelationType;
  readonly onClose: () => void;
}

/** The name under which what is written is kept. */
export const relationTypeDrafts = (projectId: string) => `relation-type/${projectId}/`;
export const relationTypeDraft = (projectId: string, typeId = "new") =>
  `relation-type/${projectId}/${typeId}`;

export function RelationTypeForm({ projectId, type, onClose }: RelationTypeFormProps) {
  const t = useTranslations("RelationTypes");
  const book = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const toast = useToast();
  const [fields, set, draft] = useFormDraft<RelationTypeDraft>(
    relationTypeDraft(projectId, type?.id),
    () => typeDraftOf(type),
  );
  const options = {
    wrong: { label: fields.label.trim() === "" && t("nameless") },
    fields: ["slug", "inverse", "description", "colour"] as const,
    draft,
    onRefused({ code }: ApiRefusal) {
      if (code === "someone-was-faster") changed("relation-type");
    },
    onDone({ label }: RelationType) {
      toast({ text: book("saved", { label }) });
      changed("relation-type");
      onClose();
    },
  };
  const addition = useSubmit("POST /projects/{projectId}/relation-types", options);
  const edit = useSubmit("PATCH /relation-types/{relationTypeId}", options);
  const form = type ? edit : addition;
  const { version, current } = useOpenedVersion<RelationType>(type?.version, form.refusal);

  function submit() {
    const body = typeBodyOf(fields);
    if (type) edit.submit({ params: { relationTypeId: type.id }, body, version });
    else addition.submit({ params: { projectId }, body });
  }

  const text = (key: "label" | "slug" | "inverse", rest: object = {}) => (
    <Field
      label={book(key)}
      hint={key === "slug" ? book("slugHint") : t(`hints.${key}`)}
      error={form.errorAt(key)}
    >
      {(control) => (
        <TextInput
          {...control}
          {...rest}
          value={fields[key]}
          onChange={(event) => set({ [key]: event.target.value })}
          maxLength={key === "slug" ? 80 : 100}
          autoComplete="off"
        />
      )}
    </Field>
  );

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={type ? book("editTitle", { label: type.label }) : t("add")}
      guarded
    >
      <Form draft={draft} failures={form.failures} onSubmit={submit}>
        <FieldRow>
          {text("label")}
          {text("slug", { placeholder: slugOf(fields.label), spellCheck: false })}
        </FieldRow>
        <CheckBox
          label={book("symmetric")}
          checked={fields.symmetric}
          onChange={(event) => set({ symmetric: event.target.checked })}
        />
        <FieldRow>
          {!fields.symmetric && text("inverse")}
          <Field label={book("colour")} error={form.errorAt("colour")}>
            {(control) => (
              <TextInput
                {...control}
                type="color"
                value={fields.colour}
                onChange={(event) => set({ colour: event.target.value })}
              />
            )}
          </Field>
        </FieldRow>
        <Field label={book("description")} error={form.errorAt("description")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={fields.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
        {(["fromKinds", "toKinds"] as const).map((end) => (
          <fieldset key={end} className={styles.kinds}>
            <legend>{book(end)}</legend>
            {KINDS.map((kind) => (
              <CheckBox
                key={kind}
                label={ui(`kind.${kind}`)}
                checked={fields[end].length === 0 || fields[end].includes(kind)}
                onChange={({ target }) => {
                  const all = fields[end].length === 0 ? KINDS : fields[end];
                  const rest = all.filter((each) => each !== kind);
                  set({ [end]: target.checked ? [...rest, kind] : rest });
                }}
              />
            ))}
          </fieldset>
        ))}
        {form.detail !== null && (
          <Problem
            kept={ui("kept")}
            next={
              current &&
              ui("standsNow", { words: `${current.label} ${current.description}`.trim() })
            }
          >
            {form.detail}
          </Problem>
        )}
        <SubmitActions onCancel={onClose} busy={form.busy} />
      </Form>
    </Dialog>
  );
}
