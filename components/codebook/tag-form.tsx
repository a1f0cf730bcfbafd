"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import "@/messages/codebook";
import english from "@/messages/en-codebook.json";
import type { TagKind } from "@/lib/tag/codebook";
import { slugOf } from "@/lib/tag/slug";
import type { ApiRefusal } from "../api";
import { useOpenedVersion } from "../opened-version";
import { useChanged } from "../live/use-changed";
import { CheckBox } from "../ui/check-box";
import { Dialog } from "../ui/dialog";
import { Field, FieldRow, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { NOTHING, Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { Demands } from "./demands";
import { PropertyEditor } from "./property-editor";
import { NearMisses } from "./near-misses";
import type { Tag } from "./tag";
import { bodyOf, coversElse, draftOf, type TagDraft } from "./tag-draft";

export interface TagFormProps {
  readonly projectId: string;
  readonly kind: TagKind;
  /** The tag to change; absent for a new one. */
  readonly tag?: Tag;
  readonly tags: readonly Tag[];
  readonly onClose: () => void;
}

const TEXTS = ["definition", "useWhen", "avoidWhen", "examples", "counterExamples"] as const;
const FIELDS = ["slug", "parent", "colour", "properties", ...TEXTS] as const;

/** The names under which what is written is kept. */
export const tagDraft = (projectId: string, tagId: string) => `tag/${projectId}/${tagId}/edit`;
export const newTagDraft = (projectId: string, kind: TagKind) => `tag/${projectId}/new/${kind}`;

export function TagForm({ projectId, kind, tag, tags, onClose }: TagFormProps) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const toast = useToast();
  const [fields, set, draft] = useFormDraft<TagDraft>(
    tag ? tagDraft(projectId, tag.id) : newTagDraft(projectId, kind),
    () => draftOf(kind, tag),
  );
  const [recheck, setRecheck] = useState(true);
  const others = tags.filter((other) => other.kind === kind && other.id !== tag?.id);

  const options = {
    wrong: { label: fields.label.trim() === "" && t("nameless") },
    fields: FIELDS,
    draft,
    onRefused({ code }: ApiRefusal) {
      if (code === "someone-was-faster") changed("tag");
    },
    onDone({ label }: Tag) {
      toast({ text: t("saved", { label }) });
      changed("tag");
      onClose();
    },
  };
  const addition = useSubmit("POST /projects/{projectId}/tags", options);
  const edit = useSubmit("PATCH /tags/{tagId}", options);
  const form = tag ? edit : addition;
  const { version, current } = useOpenedVersion<Tag>(tag?.version, form.refusal);

  function submit() {
    const body = bodyOf(fields);
    if (tag) edit.submit({ params: { tagId: tag.id }, body: { ...body, recheck }, version });
    else addition.submit({ params: { projectId }, body: { kind, ...body } });
  }

  const title = tag ? t("editTitle", { label: tag.label }) : t("add", { kind: ui(`kind.${kind}`) });
  return (
    <Dialog open onOpenChange={onClose} title={title} wide guarded>
      <Form draft={draft} failures={form.failures} onSubmit={submit}>
        <FieldRow>
          <Field label={t("label")} error={form.errorAt("label")}>
            {(control) => (
              <TextInput
                {...control}
                value={fields.label}
                onChange={(event) => set({ label: event.target.value })}
                maxLength={200}
                autoComplete="off"
              />
            )}
          </Field>
          <Field label={t("slug")} hint={t("slugHint")} error={form.errorAt("slug")}>
            {(control) => (
              <TextInput
                {...control}
                value={fields.slug}
                placeholder={slugOf(fields.label)}
                onChange={(event) => set({ slug: event.target.value })}
                maxLength={80}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        </FieldRow>
        <FieldRow>
          <Field label={t("parent")} error={form.errorAt("parent")}>
            {(control) => (
              <Select
                {...control}
                value={fields.parent}
                onChange={(event) => set({ parent: event.target.value })}
                options={[NOTHING, ...others.map(({ id, label }) => ({ value: id, label }))]}
              />
            )}
          </Field>
          <Field label={t("colour")} error={form.errorAt("colour")}>
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
        {TEXTS.map((key) => (
          <Field
            key={key}
            label={t(key)}
            hint={hasMessage(english.Codebook.hints, key) ? t(`hints.${key}`) : undefined}
            error={form.errorAt(key)}
          >
            {(control) => (
              <TextArea
                {...control}
                value={fields[key]}
                onChange={(event) => set({ [key]: event.target.value })}
                rows={2}
              />
            )}
          </Field>
        ))}
        <Demands
          kind={kind}
          requires={fields.requires}
          justify={fields.justify}
          onChange={(some) => set(some)}
        />
        <PropertyEditor
          rows={fields.properties}
          error={form.errorAt("properties")}
          onChange={(properties) => set({ properties })}
        />
        <NearMisses
          own={fields.slug || slugOf(fields.label)}
          others={others}
          misses={fields.nearMisses}
          onChange={(nearMisses) => set({ nearMisses })}
        />
        {tag && coversElse(fields, tag) && (
          <CheckBox
            label={t("lookAgain")}
            checked={recheck}
            onChange={(event) => setRecheck(event.target.checked)}
          />
        )}
        {form.detail !== null && (
          <Problem
            kept={ui("kept")}
            next={
              current && ui("standsNow", { words: `${current.label} ${current.definition}`.trim() })
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
