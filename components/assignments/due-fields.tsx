"use client";
import { useTranslations } from "use-intl";
import "@/messages/assignments";
import { useApi } from "../live/use-api";
import { Field } from "../ui/field";
import { Select, type Option } from "../ui/select";
import { TextInput } from "../ui/text-input";

interface DueFieldsProps {
  readonly projectId: string;
  /** A day such as 2026-12-24, or nothing. */
  readonly due: string;
  readonly onDue: (due: string) => void;
  /** The id of a guideline, the empty string for none, or a value of `others`. */
  readonly guideline: string;
  readonly onGuideline: (guideline: string) => void;
  /** Choices beside the guidelines. */
  readonly others?: readonly Option[];
  readonly problemOfDue?: string;
}

/** Until when, and by which guideline. */
export function DueFields(props: DueFieldsProps) {
  const { projectId, due, onDue, guideline, onGuideline, others = [], problemOfDue } = props;
  const t = useTranslations("Assignments.dialog");
  const { data } = useApi("GET /projects/{projectId}/guidelines", { params: { projectId } });
  return (
    <>
      <Field label={t("due")} hint={t("dueHint")} error={problemOfDue}>
        {(control) => (
          <TextInput
            {...control}
            type="date"
            value={due}
            onChange={({ target }) => onDue(target.value)}
          />
        )}
      </Field>
      <Field label={t("guideline")}>
        {(control) => (
          <Select
            {...control}
            value={guideline}
            onChange={({ target }) => onGuideline(target.value)}
            options={[
              ...others,
              { value: "", label: t("noGuideline") },
              ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </Field>
    </>
  );
}
