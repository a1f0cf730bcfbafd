"use client";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import "@/messages/codebook";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { TagActionProps } from "./merge-tag";
import { slugOf } from "@/lib/tag/slug";
import { useUndoSplit } from "./undo-split";
import { useCountOf } from "./use-count";
import styles from "./near-misses.module.css";

interface Part {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
}

/** The name under which what is written is kept. */
export const splitDraft = (projectId: string, tagId: string) => `tag/${projectId}/${tagId}/split`;

const empty = (): Part => ({ id: newId(), label: "", definition: "" });

/**
 * Makes several tags of one. A part with the label of the tag itself is the tag, which continues
 * with a narrower meaning; a person decides afterwards which part each annotation gets.
 */
export function SplitTag({ projectId, tag, onClose }: TagActionProps) {
  const t = useTranslations("Codebook");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const count = useCountOf(projectId, tag);
  const toast = useToast();
  const undoing = useUndoSplit();
  const [{ parts }, change, draft] = useFormDraft(splitDraft(projectId, tag.id), () => ({
    parts: [empty(), empty()],
  }));
  const put = (at: number, some: Partial<Part>) =>
    change({ parts: parts.map((part, i) => (i === at ? { ...part, ...some } : part)) });
  const named = parts.filter(({ label }) => label.trim() !== "");

  function split() {
    const into = named.map(({ id, label, definition }) => {
      const own = label.trim() === tag.label;
      return { id, slug: own ? tag.slug : slugOf(label), label: label.trim(), definition };
    });
    form.submit({ params: { tagId: tag.id }, body: { into }, version: tag.version });
  }
  const form = useSubmit("POST /tags/{tagId}/split", {
    draft,
    onRefused: () => changed("tag"),
    onDone({ label, version }) {
      changed("tag");
      toast({
        text: t("splitNow", { label }),
        action: {
          label: t("undo"),
          onPress: () => undoing.submit({ params: { tagId: tag.id }, version }),
        },
      });
      onClose();
    },
  });

  return (
    <Dialog open onOpenChange={onClose} title={t("splitTitle", { label: tag.label })} guarded>
      <Form draft={draft} failures={form.failures} onSubmit={() => named.length >= 2 && split()}>
        <p>{count === null ? t("counting") : t("splitWords", { count })}</p>
        {parts.map(({ id, label, definition }, at) => (
          <fieldset key={id} className={styles.part}>
            <legend>{t("part", { number: at + 1 })}</legend>
            <Field label={t("label")}>
              {(control) => (
                <TextInput
                  {...control}
                  value={label}
                  maxLength={200}
                  autoComplete="off"
                  onChange={(event) => put(at, { label: event.target.value })}
                />
              )}
            </Field>
            <Field label={t("definition")} aside={ui("optional")}>
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  value={definition}
                  onChange={(event) => put(at, { definition: event.target.value })}
                />
              )}
            </Field>
          </fieldset>
        ))}
        <Button size="small" onClick={() => change({ parts: [...parts, empty()] })}>
          {t("addPart")}
        </Button>
        {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
        <SubmitActions onCancel={onClose} busy={form.busy} disabled={named.length < 2}>
          {t("split")}
        </SubmitActions>
      </Form>
    </Dialog>
  );
}
