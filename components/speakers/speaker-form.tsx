"use client";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { useOpenedVersion } from "../opened-version";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import type { SubmissionState } from "../use-submission";
import { AuthoritySearch } from "./authority-search";
import type { Speaker } from "./speaker";

type SpeakerFields = Pick<Speaker, "name" | "role" | "identifier" | "aliases" | "description">;

/** The fields of the form that show their own errors. */
export const SPEAKER_FIELDS = ["name"] as const;

/** The fields of the form under the name by which what is written is kept. */
export function useSpeakerFields(name: string, speaker?: SpeakerFields) {
  return useFormDraft(name, () => ({
    name: speaker?.name ?? "",
    role: speaker?.role ?? "",
    identifier: speaker?.identifier ?? "",
    aliases: speaker?.aliases.join("\n") ?? "",
    description: speaker?.description ?? "",
  }));
}

interface SpeakerFormProps {
  readonly fields: ReturnType<typeof useSpeakerFields>;
  readonly speaker?: { readonly version: number };
  readonly form: SubmissionState;
  /** With the version the fields were read from, since the page follows newer ones. */
  readonly onSave: (fields: SpeakerFields, version?: number) => void;
  readonly onCancel: () => void;
  readonly projectId: string;
  /** The servers of authority files that may be asked for the identifier. */
  readonly services: readonly string[];
}

/** Name, role, identifier, and other names of a speaker. */
export function SpeakerForm(props: SpeakerFormProps) {
  const { fields: kept, speaker, form, onSave, onCancel, projectId, services } = props;
  const t = useTranslations("Speakers");
  const ui = useTranslations("Ui");
  const [fields, change, draft] = kept;
  const { version, current } = useOpenedVersion<Speaker>(speaker?.version, form.refusal);
  const save = () =>
    onSave(
      {
        ...fields,
        name: fields.name.trim(),
        aliases: fields.aliases
          .split("\n")
          .map((alias) => alias.trim())
          .filter(Boolean),
      },
      version,
    );
  return (
    <Form draft={draft} failures={form.failures} onSubmit={save}>
      {form.detail !== null && (
        <Problem
          next={current && ui("standsNow", { words: `${current.name} ${current.role}`.trim() })}
        >
          {form.detail}
        </Problem>
      )}
      <Field label={t("name")} error={form.errorAt("name")}>
        {(control) => (
          <TextInput
            {...control}
            dir="auto"
            maxLength={500}
            value={fields.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("role")} hint={t("roleHint")}>
        {(control) => (
          <TextInput
            {...control}
            dir="auto"
            maxLength={500}
            value={fields.role}
            onChange={(event) => change({ role: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("aliases")} hint={t("aliasesHint")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            dir="auto"
            value={fields.aliases}
            onChange={(event) => change({ aliases: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("identifier")} hint={t("identifierHint")}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={500}
            value={fields.identifier}
            onChange={(event) => change({ identifier: event.target.value })}
          />
        )}
      </Field>
      <AuthoritySearch
        projectId={projectId}
        services={services}
        name={fields.name}
        onChoose={(chosen) => change({ identifier: withIdentifier(fields.identifier, chosen) })}
      />
      <Field label={t("description")}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            dir="auto"
            maxLength={5_000}
            value={fields.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <SubmitActions onCancel={onCancel} busy={form.busy} disabled={fields.name.trim() === ""} />
    </Form>
  );
}

/** An identifier with one more entry, unless it names that already. */
function withIdentifier(identifier: string, chosen: string): string {
  const parts = identifier.split(/[,;]/).map((part) => part.trim());
  return parts.includes(chosen) ? identifier : [...parts.filter(Boolean), chosen].join(", ");
}
