"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { CLASS_LINK_ROLES } from "@/lib/access/policy";
import "@/messages/members";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, FieldRow, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useDraftOpener, useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { ClassLink } from "./member";
import { RoleField } from "./role-field";

const DAY = 24 * 3_600_000;
const USUAL_DAYS = 14;
const USUAL_USES = 30;

interface LinkFields {
  readonly name: string;
  readonly role: ClassLink["role"];
  /** The last day on which it holds: YYYY-MM-DD, in the time of this browser. */
  readonly lastDay: string;
  readonly maxUses: string;
}

const dayOf = (time: number) => {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
};

const draftName = (projectId: string, link: ClassLink | undefined) =>
  link ? `class-link/${link.id}` : `class-link/${projectId}/new`;

function fieldsOf(link: ClassLink | undefined): LinkFields {
  const usual = dayOf(Date.now() + USUAL_DAYS * DAY);
  if (!link) {
    return { name: "", role: "annotator", lastDay: usual, maxUses: `${USUAL_USES}` };
  }
  const { name, role, state, expiresAt, maxUses } = link;
  const lastDay = state === "open" || state === "used-up" ? dayOf(Date.parse(expiresAt)) : usual;
  return { name, role, lastDay, maxUses: `${maxUses}` };
}

/** The end of a day in the time of this browser, as ISO 8601 in UTC; null for what is no day. */
function endOf(day: string): string | null {
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

export interface ClassLinkDialogProps {
  readonly projectId: string;
  /** The link that gets another end; without it a new one is made. */
  readonly link?: ClassLink;
}

/** Makes a class link, or gives one another name, end or number of uses. */
export function ClassLinkDialog({ projectId, link }: ClassLinkDialogProps) {
  const t = useTranslations("MembersPage");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useDraftOpener(draftName(projectId, link), () => setOpen(true));
  const name = link && (link.name || t("classLinkOf", { role: t(`roles.${link.role}`) }));
  return (
    <>
      <Button
        size={link ? "small" : "normal"}
        variant={link ? "quiet" : "plain"}
        aria-label={name && t("changeLinkNamed", { name })}
        onClick={() => setOpen(true)}
      >
        {t(link ? "changeLink" : "newClassLink")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t(link ? "changeClassLink" : "newClassLink")}
        guarded
      >
        <LinkForm projectId={projectId} link={link} close={close} />
      </Dialog>
    </>
  );
}

interface LinkFormProps {
  readonly projectId: string;
  readonly link?: ClassLink;
  readonly close: () => void;
}

function LinkForm({ projectId, link, close }: LinkFormProps) {
  const t = useTranslations("MembersPage");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const isNew = !link;
  // Known before it is sent, so that a second request makes no second link.
  const [id] = useState(() => link?.id ?? newId());
  const [fields, change, draft] = useFormDraft(draftName(projectId, link), () => fieldsOf(link));
  const end = endOf(fields.lastDay);
  const uses = Number(fields.maxUses);
  const options = {
    wrong: {
      expiresAt: end === null && t("endMissing"),
      maxUses: !(Number.isInteger(uses) && uses >= 1 && uses <= 1000) && t("usesWrong"),
    },
    fields: ["name" as const],
    draft,
    onDone() {
      router.refresh();
      close();
    },
  };
  const making = useSubmit("POST /projects/{projectId}/class-links", options);
  const changing = useSubmit("PATCH /class-links/{classLinkId}", options);
  const form = isNew ? making : changing;

  function submit() {
    const { role } = fields;
    const changed = { name: fields.name.trim(), expiresAt: end ?? undefined, maxUses: uses };
    if (isNew) making.submit({ params: { projectId }, body: { id, role, ...changed } });
    else changing.submit({ params: { classLinkId: id }, body: changed });
  }
  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <Field
        label={t("classLinkName")}
        hint={t("classLinkNameHint")}
        error={form.errorAt("name")}
        aside={ui("optional")}
      >
        {(control) => (
          <TextInput
            {...control}
            value={fields.name}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      {isNew && (
        <RoleField
          value={fields.role}
          roles={CLASS_LINK_ROLES}
          onChange={(role) => change({ role })}
        />
      )}
      <FieldRow>
        <Field label={t("lastDay")} error={form.errorAt("expiresAt")}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={fields.lastDay}
              onChange={({ target }) => change({ lastDay: target.value })}
            />
          )}
        </Field>
        <Field label={t("maxUses")} error={form.errorAt("maxUses")}>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              min={1}
              max={1000}
              value={fields.maxUses}
              onChange={({ target }) => change({ maxUses: target.value })}
            />
          )}
        </Field>
      </FieldRow>
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <SubmitActions onCancel={close} busy={form.busy}>
        {isNew ? t("makeClassLink") : undefined}
      </SubmitActions>
    </Form>
  );
}
