"use client";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { RelativeTime } from "../ui/relative-time";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { RoleRequest } from "./member";
import styles from "./member-list.module.css";

export interface AskForRoleProps {
  readonly projectId: string;
  /** The reader's own request; null where they have none. */
  readonly request: RoleRequest | null;
  /** Called when the request has changed on the server. */
  readonly onChanged: () => void;
}

/** How a reader's own request for another role stands, and the form to ask, once or again. */
export function AskForRole({ projectId, request, onChanged }: AskForRoleProps) {
  if (request?.state === "open") {
    return <Waiting projectId={projectId} request={request} onChanged={onChanged} />;
  }
  return <AskForm projectId={projectId} request={request} onChanged={onChanged} />;
}

function AskForm({ projectId, request, onChanged }: AskForRoleProps) {
  const t = useTranslations("RoleRequest");
  const ui = useTranslations("Ui");
  const toast = useToast();
  const [{ words }, change, draft] = useFormDraft(`role-request/${projectId}`, () => ({
    words: "",
  }));
  const form = useSubmit("PUT /projects/{projectId}/role-requests/me", {
    draft,
    onDone() {
      toast({ text: t("sent") });
      onChanged();
    },
  });
  return (
    <>
      {request?.decidedAt && (
        <p>{t.rich("declined", { when: () => <RelativeTime at={request.decidedAt ?? ""} /> })}</p>
      )}
      <Form
        draft={draft}
        failures={form.failures}
        onSubmit={() => form.submit({ params: { projectId }, body: { words } })}
      >
        <Field label={t("why")} aside={ui("optional")} error={form.errorAt("words")}>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              maxLength={500}
              value={words}
              onChange={(event) => change({ words: event.target.value })}
            />
          )}
        </Field>
        {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
        <FormActions>
          <Button type="submit" variant="primary" loading={form.busy}>
            {t(request ? "askAgain" : "ask")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

/** An open request, which can be taken back; that can be undone. */
function Waiting({ projectId, request, onChanged }: AskForRoleProps & { request: RoleRequest }) {
  const t = useTranslations("RoleRequest");
  const ui = useTranslations("Draft");
  const toast = useToast();
  const { words, createdAt } = request;
  const again = useSubmit("PUT /projects/{projectId}/role-requests/me", { onDone: onChanged });
  const withdrawal = useSubmit("DELETE /projects/{projectId}/role-requests/me", {
    onDone() {
      const onPress = () => again.submit({ params: { projectId }, body: { words } });
      toast({ text: t("withdrawn"), action: { label: ui("undo"), onPress } });
      onChanged();
    },
    onRefused: ({ detail }) => toast({ text: detail, urgent: true }),
  });
  return (
    <div className={styles.asked}>
      <p>{t.rich("waiting", { when: () => <RelativeTime at={createdAt} /> })}</p>
      {words && (
        <blockquote dir="auto" className={styles.words}>
          {words}
        </blockquote>
      )}
      <div>
        <Button
          loading={withdrawal.busy}
          onClick={() => withdrawal.submit({ params: { projectId } })}
        >
          {t("withdraw")}
        </Button>
      </div>
    </div>
  );
}
