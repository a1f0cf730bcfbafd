"use client";
import { useTranslations } from "use-intl";
import { MAX_STATUS_REASON } from "@/lib/contract/terms";
import "@/messages/card";
import { useApi } from "../live/use-api";
import { Button } from "../ui/button";
import { DiscardDraft } from "../ui/discard-draft";
import { Field, Form } from "../ui/field";
import { digitOf } from "../ui/key-names";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import styles from "./reason-form.module.css";
import { reasonDraft } from "./reason-draft";

interface ReasonFormProps {
  readonly projectId: string;
  readonly annotationId: string;
  /** What sends it without more words: "Reject". */
  readonly action: string;
  /** What leaves it: "Cancel", "Skip". */
  readonly leave: string;
  readonly autoFocus?: boolean;
  readonly onSave: (reason: string) => void;
  readonly onLeave: () => void;
}

/** The reasons a project offers, or the usual ones; at most as many as there are digits. */
function useOffered(projectId: string): readonly string[] {
  const t = useTranslations("StatusReason");
  const { data } = useApi("GET /projects/{projectId}", { params: { projectId } });
  const own = data?.settings.statusReasons ?? [];
  if (own.length > 0) return own;
  return (["opinion", "boundaries", "tag", "double", "unclear"] as const).map((each) =>
    t(`usual.${each}`),
  );
}

/** Asks why something is rejected: one of the project's reasons by its digit, or a few words. */
export function ReasonForm(props: ReasonFormProps) {
  const { projectId, annotationId, action, leave, autoFocus, onSave, onLeave } = props;
  const t = useTranslations("StatusReason");
  const offered = useOffered(projectId);
  const [{ reason }, change, draft] = useFormDraft(reasonDraft(annotationId), () => ({
    reason: "",
  }));
  const save = (words: string) => {
    draft.finish();
    onSave(words.trim());
  };
  return (
    <Form draft={draft} aria-label={action} onSubmit={() => save(reason)}>
      <Field label={t("why")} hint={t("hint")}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus={autoFocus}
            dir="auto"
            maxLength={MAX_STATUS_REASON}
            value={reason}
            onChange={({ target }) => change({ reason: target.value })}
            onKeyDown={(event) => {
              if (event.key === "Escape") return onLeave();
              // A key of the row of digits that writes a letter begins words of one's own.
              const choice = offered[(digitOf(event.key) ?? 0) - 1];
              if (reason !== "" || choice === undefined) return;
              event.preventDefault();
              save(choice);
            }}
          />
        )}
      </Field>
      <div role="group" aria-label={t("offered")} className={styles.offered}>
        {offered.map((one, index) => (
          <Button key={one} size="small" onClick={() => save(one)}>
            {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>} {one}
          </Button>
        ))}
      </div>
      <div className={styles.offered}>
        <Button type="submit" size="small" variant="primary">
          {action}
        </Button>
        <Button size="small" variant="quiet" onClick={onLeave}>
          {leave}
        </Button>
        <DiscardDraft />
      </div>
    </Form>
  );
}
