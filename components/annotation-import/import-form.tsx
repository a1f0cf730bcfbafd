"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IMPORT_FORMATS, type ImportFormat } from "@/lib/contract/imports";
import "@/messages/annotation-import";
import { Button } from "../ui/button";
import { ChooseFile } from "../ui/choose-file";
import { Field, FieldRow, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { Select } from "../ui/select";
import { WindowDrop } from "../ui/window-drop";
import { useSubmission } from "../use-submission";
import { guessFormat, LOOKED_AT } from "./guess-format";
import { importAnnotations, type Imported } from "./import-annotations";
import { Report } from "./report";

/** What became, or would become, of the file. */
interface Tried {
  readonly imported: Imported;
  readonly isDone: boolean;
}

/** A file of annotations: it is tried first, and imported when a person has seen what would happen. */
export function ImportForm({ documentId }: { readonly documentId: string }) {
  const t = useTranslations("AnnotationImport");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [guessed, setGuessed] = useState<ImportFormat>("jsonl");
  const [chosen, setChosen] = useState<ImportFormat | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [file] = files;
  const format = chosen ?? guessed;
  const isReady = tried !== null && !tried.isDone;

  const form = useSubmission(async (sent: File, as: ImportFormat, isTrial: boolean) => {
    const answer = await importAnnotations(documentId, as, sent, { isTrial });
    if (answer.ok) setTried({ imported: answer.value, isDone: !isTrial });
    return answer;
  });
  const [isMissing, setMissing] = useState(false);

  async function take(taken: Iterable<File>) {
    const all = [...taken];
    const [first] = all;
    if (!first) return;
    const beginning = await first.slice(0, LOOKED_AT).text();
    const found = guessFormat(first.name, beginning);
    setFiles(all);
    setGuessed(found);
    setChosen(null);
    setTried(null);
    setMissing(false);
    form.submit(first, found, true);
  }
  function choose(next: ImportFormat) {
    setChosen(next);
    setTried(null);
    if (file) form.submit(file, next, true);
  }

  return (
    <>
      <WindowDrop onFiles={(dropped) => void take(dropped)}>{t("dropHere")}</WindowDrop>
      <Form
        failures={form.failures}
        onSubmit={() => (file ? form.submit(file, format, !isReady) : setMissing(true))}
      >
        <ChooseFile files={files} onFiles={(chosenFiles) => void take(chosenFiles)} />
        {file && (
          <FieldRow>
            <Field label={t("format")} hint={chosen ? undefined : t("formatGuessed")}>
              {(control) => (
                <Select
                  {...control}
                  value={format}
                  onChange={(event) =>
                    choose(IMPORT_FORMATS.find((one) => one === event.target.value) ?? guessed)
                  }
                  options={IMPORT_FORMATS.map((value) => ({
                    value,
                    label: t(`formats.${value}`),
                  }))}
                />
              )}
            </Field>
          </FieldRow>
        )}
        {isMissing && <Problem>{t("fileless")}</Problem>}
        {form.busy && (
          <div role="status">
            <Progress label={t(isReady ? "importing" : "trying")} value={null} />
          </div>
        )}
        {form.detail !== null && !form.busy && <Problem>{form.detail}</Problem>}
        {tried && <Report {...tried} />}
        <div role="status">{tried?.isDone && t("done", { count: tried.imported.created })}</div>
        {isReady && tried.imported.created === 0 && <p>{t("nothing")}</p>}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            loading={form.busy}
            disabled={tried !== null && (tried.isDone || tried.imported.created === 0)}
          >
            {tried ? t("import", { count: tried.imported.created }) : t("try")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
