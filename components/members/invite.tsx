"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { addressesIn } from "@/lib/access/address-list";
import type { Role } from "@/lib/access/policy";
import "@/messages/members";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextArea } from "../ui/text-area";
import { useDraftOpener, useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { InviteResults } from "./invite-results";
import type { Invited } from "./member";
import { RoleField } from "./role-field";

/** How many addresses one request takes. */
const MAX_ADDRESSES = 200;

const draftName = (projectId: string) => `invitations/${projectId}`;

/** Adds people who have an account, and creates an invitation link for everybody else in a list. */
export function Invite({ projectId }: { projectId: string }) {
  const t = useTranslations("MembersPage");
  const [open, setOpen] = useState(false);
  useDraftOpener(draftName(projectId), () => setOpen(true));
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t("invite")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("invite")} guarded>
        <InviteForm projectId={projectId} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface InviteFormProps {
  readonly projectId: string;
  readonly onClose: () => void;
}

function InviteForm({ projectId, onClose }: InviteFormProps) {
  const t = useTranslations("MembersPage");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const [fields, change, draft] = useFormDraft(draftName(projectId), () => ({
    list: "",
    role: "annotator" as Role,
  }));
  const { list, role } = fields;
  const [results, setResults] = useState<readonly Invited[] | null>(null);

  const listed = addressesIn(list);
  const form = useSubmit("POST /projects/{projectId}/invitations", {
    wrong: {
      addresses:
        listed.length === 0
          ? t("emailMissing")
          : listed.length > MAX_ADDRESSES &&
            t("tooMany", { most: MAX_ADDRESSES, count: listed.length }),
    },
    draft,
    onDone({ items }) {
      // What was refused stays in the field, to be mended.
      const refused = items.flatMap(({ outcome, written }) =>
        outcome === "refused" ? [written] : [],
      );
      change({ list: refused.join("\n"), ...(refused.length === 0 ? { role: "annotator" } : {}) });
      setResults(items);
      router.refresh();
    },
  });
  const submit = () => {
    const addresses = listed.map(({ written }) => written);
    form.submit({ params: { projectId }, body: { addresses, role } });
  };

  if (results) {
    return <InviteResults results={results} onDone={onClose} onAgain={() => setResults(null)} />;
  }
  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <Field label={t("emails")} hint={t("emailHint")} error={form.errorAt("addresses")}>
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={list}
            onChange={(event) => change({ list: event.target.value })}
          />
        )}
      </Field>
      <RoleField value={role} onChange={(next) => change({ role: next })} />
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <SubmitActions onCancel={onClose} busy={form.busy}>
        {t("inviteIt", { count: listed.length })}
      </SubmitActions>
    </Form>
  );
}
