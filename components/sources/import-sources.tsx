"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/source-files";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { ChooseFile } from "../ui/choose-file";
import { Form, FormActions } from "../ui/field";
import { Link } from "../ui/link";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { WindowDrop } from "../ui/window-drop";
import { useSubmission } from "../use-submission";
import { DifferingSources } from "./differing-sources";
import { NewSources, SourceFileReport } from "./source-file-report";
import { sendSources, type ImportedSources, type SourceDecisions } from "./send-sources";

interface ImportSourcesProps {
  readonly projectId: string;
}

/** What became, or would become, of the file. */
interface Tried {
  readonly imported: ImportedSources;
  readonly isDone: boolean;
}

/** A file of references: it is tried first, and imported when a person has decided what differs. */
export function ImportSources({ projectId }: ImportSourcesProps) {
  const t = useTranslations("SourceFiles");
  const changed = useChanged();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [tried, setTried] = useState<Tried | null>(null);
  const [decisions, setDecisions] = useState<SourceDecisions>({});
  const [isMissing, setMissing] = useState(false);

  const form = useSubmission(
    async (file: File, decided: SourceDecisions | null) => {
      const answer = await sendSources(projectId, file, decided);
      if (answer.ok) setTried({ imported: answer.value, isDone: decided !== null });
      return answer;
    },
    {
      onDone: (_, [, decided]) => {
        if (decided) changed("source");
      },
    },
  );

  function take(taken: Iterable<File>) {
    const all = [...taken];
    const [file] = all;
    if (!file) return;
    setFiles(all);
    setMissing(false);
    setTried(null);
    setDecisions({});
    form.submit(file, null);
  }

  const sources = tried && !tried.isDone ? tried.imported.sources : [];
  const differing = sources.filter(({ state }) => state === "differs");
  const created = sources.filter(({ state }) => state === "create");
  const count =
    differing.filter(({ key }) => (decisions[key] ?? "ours") !== "ours").length +
    created.filter(({ key }) => decisions[key] !== "ours").length;
  const isReady = tried !== null && !tried.isDone;

  function submit() {
    const [file] = files;
    if (!file) setMissing(true);
    else form.submit(file, isReady ? decisions : null);
  }

  return (
    <>
      <WindowDrop onFiles={take}>{t("dropHere")}</WindowDrop>
      <Form failures={form.failures} onSubmit={submit}>
        <ChooseFile files={files} onFiles={take} />
        {isMissing && <Problem>{t("fileless")}</Problem>}
        {form.busy && (
          <div role="status">
            <Progress label={t(isReady ? "importing" : "trying")} value={null} />
          </div>
        )}
        {form.detail !== null && !form.busy && <Problem>{form.detail}</Problem>}
        {isReady && (
          <>
            <SourceFileReport imported={tried.imported} />
            <DifferingSources sources={differing} decisions={decisions} onDecide={setDecisions} />
            <NewSources sources={created} decisions={decisions} onDecide={setDecisions} />
            {count === 0 && <p>{t("nothing")}</p>}
          </>
        )}
        <div role="status">
          {tried?.isDone && (
            <p>{t("done", { created: tried.imported.created, changed: tried.imported.changed })}</p>
          )}
        </div>
        {tried?.isDone && (
          <p>
            <Link href={`/projects/${projectId}/sources`}>{t("back")}</Link>
          </p>
        )}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            loading={form.busy}
            disabled={tried !== null && (tried.isDone || count === 0)}
          >
            {isReady ? t("take", { count }) : t("try")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
