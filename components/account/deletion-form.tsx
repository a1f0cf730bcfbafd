"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/deletion";
import { Button } from "../ui/button";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { forgetDrafts } from "../drafts";
import { useDrafts } from "../drafts-provider";
import { useSubmit } from "../use-submit";
import { DeletedWork, type DeletionPreview } from "./deleted-work";
import { PasswordField, wordsOf } from "./fields";
import { toProvider } from "./session";
import { SignInProblem } from "./sign-in-problem";
import styles from "./account.module.css";

type ProjectPart = DeletionPreview["projects"][number];
type Work = "keep" | "remove";

/** The value of a project that is to go, beside the ids of those who may get it. */
const DELETE = "delete";

export interface DeletionFormProps {
  readonly preview: DeletionPreview;
  /** The OpenID provider by which somebody without a password confirms. */
  readonly provider: string | null;
}

/** Shows what the deletion of one's account does, with the choices there are, and deletes it. */
export function DeletionForm({ preview, provider }: DeletionFormProps) {
  const t = useTranslations("DeleteAccount");
  const [work, setWork] = useState<Work>("keep");
  const { allowed, why, confirmWith, confirmed, projects } = preview;

  const { personId } = useDrafts();
  const form = useSubmit("DELETE /me", {
    fields: ["password"],
    onDone() {
      if (personId !== null) forgetDrafts(personId);
      window.location.assign("/account/deleted");
      return "leaving" as const;
    },
  });

  function submit(fields: HTMLFormElement) {
    const values = wordsOf(fields);
    const choiceOf = ({ projectId }: ProjectPart) => values[`project-${projectId}`] ?? "";
    const owned = projects.filter(({ onlyOwner }) => onlyOwner);
    form.submit({
      body: {
        work,
        ...(confirmWith === "password" ? { password: values.password } : {}),
        handOver: owned
          .filter((part) => choiceOf(part) !== DELETE && choiceOf(part) !== "")
          .map((part) => ({ projectId: part.projectId, userId: choiceOf(part) })),
        deleteProjects: owned
          .filter((part) => choiceOf(part) === DELETE)
          .map(({ projectId }) => projectId),
      },
    });
  }

  if (!allowed) return <Problem>{why}</Problem>;
  return (
    <Form failures={form.failures} onSubmit={(event) => submit(event.currentTarget)}>
      <WorkChoice work={work} onChange={setWork} />
      <section className={styles.section} aria-label={t("projects")}>
        <h2>{t("projects")}</h2>
        {projects.length === 0 && <p>{t("noProjects")}</p>}
        {projects.map((part) => (
          <div key={part.projectId} className={styles.project}>
            <h3>{part.role ? <bdi>{part.name}</bdi> : t("leftProject")}</h3>
            <DeletedWork part={part} removes={work === "remove"} />
            {part.onlyOwner && <NextOwner part={part} />}
          </div>
        ))}
      </section>
      <section className={styles.section} aria-label={t("confirm")}>
        <h2>{t("confirm")}</h2>
        <p>{t("confirmWords")}</p>
        {confirmWith === "password" && (
          <PasswordField
            name="password"
            label={t("currentPassword")}
            error={form.errorAt("password")}
          />
        )}
        {confirmWith === "sign-in" && !confirmed && <SignInAgain provider={provider} />}
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        {(confirmWith === "password" || confirmed) && (
          <FormActions>
            <Button type="submit" variant="danger" loading={form.busy}>
              {t("delete")}
            </Button>
          </FormActions>
        )}
      </section>
    </Form>
  );
}

interface WorkChoiceProps {
  readonly work: Work;
  readonly onChange: (work: Work) => void;
}

function WorkChoice({ work, onChange }: WorkChoiceProps) {
  const t = useTranslations("DeleteAccount");
  return (
    <fieldset className={styles.choice}>
      <legend>{t("work")}</legend>
      {(["keep", "remove"] as const).map((value) => (
        <label key={value}>
          <input
            type="radio"
            name="work"
            value={value}
            checked={work === value}
            onChange={() => onChange(value)}
          />
          <span>
            {t(value)}
            <small>{t(`${value}Words`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Somebody has to own a project: a member gets it, or it goes. */
function NextOwner({ part: { projectId, candidates } }: { part: ProjectPart }) {
  const t = useTranslations("DeleteAccount");
  const options = [
    ...candidates.map(({ userId, name, role }) => ({
      value: userId,
      label: t("handOverTo", { name, role }),
    })),
    { value: DELETE, label: t("deleteProject") },
  ];
  const choose = { value: "", label: t("choose") };
  return (
    <Field label={t("onlyOwner")} hint={candidates.length === 0 ? t("nobodyElse") : undefined}>
      {(control) => (
        <Select {...control} name={`project-${projectId}`} options={[choose, ...options]} />
      )}
    </Field>
  );
}

/** Confirms by a sign-in through the provider, which leads back to this page. */
function SignInAgain({ provider }: { provider: string | null }) {
  const t = useTranslations("DeleteAccount");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    const session = await toProvider("/account/delete");
    if (session.ok) return window.location.assign(session.value.url);
    setBusy(false);
    setProblem(session.code);
  }
  const shown = provider ?? t("theProvider");
  return (
    <div className={styles.card}>
      <p>{t("signInAgainWords", { provider: shown })}</p>
      {problem && (
        <Problem>
          <SignInProblem problem={problem} provider={shown} />
        </Problem>
      )}
      <Button loading={busy} onClick={() => void leave()}>
        {t("signInAgain", { provider: shown })}
      </Button>
    </div>
  );
}
