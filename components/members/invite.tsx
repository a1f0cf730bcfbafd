"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { addressesIn } from "@/lib/access/address-list";
import type { Role } from "@/lib/access/policy";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { TextArea } from "../ui/text-area";
import { useSubmit } from "../use-submit";
import { InviteResults } from "./invite-results";
import type { Invited } from "./member";
import { RoleField } from "./role-field";

/** How many addresses one request takes. */
const MAX_ADDRESSES = 200;

/** Adds people who have an account, and creates an invitation link for everybody else in a list. */
export function Invite({ projectId }: { projectId: string }) {
  const t = useTranslations("MembersPage");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [list, setList] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const [results, setResults] = useState<readonly Invited[] | null>(null);

  function start(next: boolean) {
    setOpen(next);
    form.reset();
    setResults(null);
  }

  const listed = addressesIn(list);
  const form = useSubmit("POST /projects/{projectId}/invitations", {
    wrong: {
      addresses:
        listed.length === 0
          ? t("emailMissing")
          : listed.length > MAX_ADDRESSES &&
            t("tooMany", { most: MAX_ADDRESSES, count: listed.length }),
    },
    onDone({ items }) {
      // What was refused stays in the field, to be mended.
      setList(
        items
          .flatMap(({ outcome, written }) => (outcome === "refused" ? [written] : []))
          .join("\n"),
      );
      setResults(items);
      router.refresh();
    },
  });
  const submit = () => {
    const addresses = listed.map(({ written }) => written);
    form.submit({ params: { projectId }, body: { addresses, role } });
  };

  return (
    <>
      <Button variant="primary" onClick={() => start(true)}>
        {t("invite")}
      </Button>
      <Dialog open={open} onOpenChange={start} title={t("invite")} guarded>
        {results ? (
          <InviteResults
            results={results}
            onDone={() => start(false)}
            onAgain={() => setResults(null)}
          />
        ) : (
          <Form failures={form.failures} onSubmit={submit}>
            <Field label={t("emails")} hint={t("emailHint")} error={form.errorAt("addresses")}>
              {(control) => (
                <TextArea
                  {...control}
                  rows={4}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={list}
                  onChange={(event) => setList(event.target.value)}
                />
              )}
            </Field>
            <RoleField value={role} onChange={setRole} />
            {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
            <FormActions>
              <Button onClick={() => start(false)}>{ui("cancel")}</Button>
              <Button type="submit" variant="primary" loading={form.busy}>
                {t("inviteIt", { count: listed.length })}
              </Button>
            </FormActions>
          </Form>
        )}
      </Dialog>
    </>
  );
}
