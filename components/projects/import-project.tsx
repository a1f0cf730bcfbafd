"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/project-import";
import { Button } from "../ui/button";
import { ChooseFile } from "../ui/choose-file";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { WindowDrop } from "../ui/window-drop";
import { useSubmission } from "../use-submission";
import { BundleReport } from "./bundle-report";
import { sendBundle, type ImportedProject } from "./send-bundle";

/** Imports a project from a bundle: it is tried first, and imported when a person has seen what it is. */
export function ImportProject() {
  const t = useTranslations("ProjectImport");
  const router = useRouter();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [tried, setTried] = useState<ImportedProject | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [file] = files;
  const form = useSubmission((sent: File, isTrial: boolean) => sendBundle(sent, { isTrial }), {
    onDone(imported, [, isTrial]) {
      if (isTrial) setTried(imported);
      else router.push(`/projects/${imported.project.id}`);
    },
  });

  function take(taken: Iterable<File>) {
    const [first] = taken;
    if (!first) return;
    setFiles([first]);
    setTried(null);
    setMissing(false);
    form.submit(first, true);
  }

  return (
    <>
      <WindowDrop onFiles={take}>{t("dropHere")}</WindowDrop>
      <Form
        failures={form.failures}
        onSubmit={() => (file ? form.submit(file, tried === null) : setMissing(true))}
      >
        <ChooseFile files={files} onFiles={take} />
        {isMissing && <Problem>{t("fileless")}</Problem>}
        {form.busy && (
          <div role="status">
            <Progress label={t(tried ? "importing" : "trying")} value={null} />
          </div>
        )}
        {form.detail !== null && !form.busy && <Problem>{form.detail}</Problem>}
        {tried && <BundleReport imported={tried} />}
        <FormActions>
          <Button type="submit" variant="primary" loading={form.busy}>
            {tried ? t("import", { name: tried.project.name }) : t("look")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
