"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { CODEBOOK_FORMAT_IDS, type CodebookFormatId } from "@/lib/contract/formats";
import { TAG_KINDS } from "@/lib/contract/terms";
import type { TagKind } from "@/lib/tag/codebook";
import { isScope } from "@/lib/tag/codebook-change";
import "@/messages/codebook-files";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { ChooseFile } from "../ui/choose-file";
import { Field, FieldRow, Form, FormActions } from "../ui/field";
import { Link } from "../ui/link";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { Select } from "../ui/select";
import { WindowDrop } from "../ui/window-drop";
import { useSubmission } from "../use-submission";
import { Collisions } from "./collisions";
import { guessCodebook, LOOKED_AT } from "./guess-codebook";
import { NewCodes, ReadReport } from "./read-report";
import { UndoVersions } from "./undo-versions";
import { sendCodebook, type Decisions, type ImportedCodebook } from "./send-codebook";

interface ImportCodebookProps {
  readonly projectId: string;
}

/** How a file is read: what a person can choose anew, after which it is tried again. */
interface Reading {
  readonly file: File;
  readonly format: CodebookFormatId;
  readonly kind: TagKind;
}

/** What became, or would become, of the file. */
interface Tried {
  readonly imported: ImportedCodebook;
  /** The version of the codebook before the import; null where it was only tried. */
  readonly before: number | null;
}

/** A codebook's file: it is tried first, and imported when a person has decided where names collide. */
export function ImportCodebook({ projectId }: ImportCodebookProps) {
  const t = useTranslations("CodebookFiles");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const [reading, setReading] = useState<Reading | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isGuessed, setGuessed] = useState(true);
  const [tried, setTried] = useState<Tried | null>(null);
  const [decisions, setDecisions] = useState<Decisions>({});
  const [recheck, setRecheck] = useState(true);
  const [isMissing, setMissing] = useState(false);

  const form = useSubmission(
    async (
      sent: Reading,
      decided?: { decisions: Decisions; recheck: boolean; version: number },
    ) => {
      const answer = await sendCodebook(projectId, { ...sent, ...(decided ? { decided } : {}) });
      if (answer.ok) setTried({ imported: answer.value, before: decided?.version ?? null });
      return answer;
    },
    {
      onDone: (_, [, decided]) => {
        if (decided) changed("tag");
      },
      onRefused: ({ status }) => {
        // Decided on a codebook that is another one meanwhile: it is looked at again.
        if (status === 412) setTried(null);
      },
    },
  );

  function look(next: Reading) {
    setReading(next);
    setTried(null);
    setDecisions({});
    form.submit(next);
  }
  async function take(taken: Iterable<File>) {
    const all = [...taken];
    const [file] = all;
    if (!file) return;
    const beginning = await file.slice(0, LOOKED_AT).text();
    setFiles(all);
    setGuessed(true);
    setMissing(false);
    const format = guessCodebook(file.name, beginning);
    look({ file, format, kind: reading?.kind ?? "claim" });
  }

  const isDone = tried !== null && tried.before !== null;
  const codes = tried && !isDone ? tried.imported.codes : [];
  const differing = codes.filter(({ state }) => state === "differs");
  const created = codes.filter(({ state }) => state === "create");
  const decisionOn = (key: string) => decisions[key] ?? "ours";
  const count =
    differing.filter(({ key }) => decisionOn(key) !== "ours").length +
    created.filter(({ key }) => decisions[key] !== "ours").length;
  const redefines = differing.some(
    ({ key, differences }) =>
      decisionOn(key) === "theirs" && differences.some(({ field }) => isScope(field)),
  );
  const isReady = tried !== null && !isDone;

  function submit() {
    if (!reading) setMissing(true);
    else if (!isReady) look(reading);
    else form.submit(reading, { decisions, recheck, version: tried.imported.version });
  }

  return (
    <>
      <WindowDrop onFiles={(dropped) => void take(dropped)}>{t("dropHere")}</WindowDrop>
      <Form failures={form.failures} onSubmit={submit}>
        <ChooseFile files={files} onFiles={(taken) => void take(taken)} />
        {reading && (
          <FieldRow>
            <Field label={t("format")} hint={isGuessed ? t("formatGuessed") : undefined}>
              {(control) => (
                <Select
                  {...control}
                  value={reading.format}
                  onChange={(event) => {
                    const format = CODEBOOK_FORMAT_IDS.find((one) => one === event.target.value);
                    setGuessed(false);
                    look({ ...reading, format: format ?? reading.format });
                  }}
                  options={CODEBOOK_FORMAT_IDS.map((value) => ({
                    value,
                    label: t(`formats.${value}`),
                  }))}
                />
              )}
            </Field>
            {tried && tried.imported.kindless > 0 && !isDone && (
              <Field label={t("kind")} hint={t("kindHint", { count: tried.imported.kindless })}>
                {(control) => (
                  <Select
                    {...control}
                    value={reading.kind}
                    onChange={(event) => {
                      const kind = TAG_KINDS.find((one) => one === event.target.value);
                      look({ ...reading, kind: kind ?? reading.kind });
                    }}
                    options={TAG_KINDS.map((value) => ({ value, label: ui(`kind.${value}`) }))}
                  />
                )}
              </Field>
            )}
          </FieldRow>
        )}
        {isMissing && <Problem>{t("fileless")}</Problem>}
        {form.busy && (
          <div role="status">
            <Progress label={t(isReady ? "importing" : "trying")} value={null} />
          </div>
        )}
        {form.detail !== null && !form.busy && <Problem>{form.detail}</Problem>}
        {isReady && (
          <>
            <ReadReport imported={tried.imported} />
            <Collisions codes={differing} decisions={decisions} onDecide={setDecisions} />
            <NewCodes codes={created} decisions={decisions} onDecide={setDecisions} />
            {redefines && (
              <CheckBox
                label={t("recheck")}
                checked={recheck}
                onChange={(event) => setRecheck(event.target.checked)}
              />
            )}
            {count === 0 && <p>{t("nothing")}</p>}
          </>
        )}
        <div role="status">
          {isDone && (
            <p>{t("done", { created: tried.imported.created, changed: tried.imported.changed })}</p>
          )}
        </div>
        {isDone && tried.before !== null && tried.imported.version > tried.before && (
          <UndoVersions
            projectId={projectId}
            from={tried.before + 1}
            to={tried.imported.version}
            label={t("undo")}
            onUndone={() => setTried(null)}
          />
        )}
        {isDone && (
          <p>
            <Link href={`/projects/${projectId}/codebook`}>{t("back")}</Link>
          </p>
        )}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            loading={form.busy}
            disabled={tried !== null && (isDone || count === 0)}
          >
            {isReady ? t("take", { count }) : t("try")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
