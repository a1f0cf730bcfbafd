"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import type { SourceMetadata } from "@/lib/text/document-text";
import "@/messages/documents";
import { call, type ApiAnswer, type ApiRefusal } from "../api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Form, FormActions } from "../ui/field";
import { Progress } from "../ui/progress";
import type { useFormDraft } from "../use-form-draft";
import { useSubmission } from "../use-submission";
import { withoutEmpty, type Document } from "./document";
import { FileLine, type Waiting } from "./file-line";
import { SourceFields } from "./source-fields";
import { useOfferSpeakers } from "./use-offer-speakers";
import { ACCEPTED } from "./accepted";
import { Preview } from "./preview";
import { unpackAll } from "./unpack";
import { previewDocument, uploadDocument, type Chosen } from "./upload";
import styles from "./import-files.module.css";

export function waitingFrom(files: Iterable<File>): Waiting[] {
  return [...files].map((file) => ({
    key: `${file.name}/${file.size}/${file.lastModified}`,
    id: uuid(),
    file,
    chosen: {},
    state: { is: "waiting" },
  }));
}

/** An imported file; incomplete if the server refused to store its source. */
interface Imported {
  readonly document: Document;
  readonly isComplete: boolean;
}

export interface ImportFilesProps {
  readonly projectId: string;
  readonly files: readonly Waiting[];
  readonly onFiles: (change: (files: readonly Waiting[]) => readonly Waiting[]) => void;
  readonly describing: ReturnType<typeof useFormDraft<SourceMetadata>>;
  readonly onDone: () => void;
  /** Called with the imported documents; without it, the page of the document is opened. */
  readonly onIn?: (documents: readonly Document[]) => void;
}

export function ImportFiles(props: ImportFilesProps) {
  const { projectId, files, onFiles, describing, onDone, onIn } = props;
  const [source, onSource, draft] = describing;
  const offerSpeakers = useOfferSpeakers(projectId);
  const t = useTranslations("Import");
  const router = useRouter();
  const changed = useChanged();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const open = files.filter(({ state }) => state.is === "waiting" || state.is === "refused");

  const [previewed, setPreviewed] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [passedOver, setPassedOver] = useState<readonly string[]>([]);
  /** A single file is previewed by itself; of several, the one that was pressed. */
  const shown = files.length === 1 ? open[0] : open.find(({ key }) => key === previewed);

  /** Archives are unpacked here, so that each of their files has a line of its own. */
  async function add(chosenFiles: Iterable<File>) {
    const unpacked = await unpackAll([...chosenFiles]);
    setPassedOver(unpacked.passedOver);
    const waiting = waitingFrom(unpacked.files);
    onFiles((before) => [
      ...before,
      ...waiting.filter(({ key }) => !before.some((known) => known.key === key)),
    ]);
  }

  function choose(key: string, chosen: Chosen) {
    onFiles((before) =>
      before.map((file) => (file.key === key ? { ...file, id: uuid(), chosen } : file)),
    );
  }

  function mark(key: string, state: Waiting["state"]) {
    onFiles((before) => before.map((file) => (file.key === key ? { ...file, state } : file)));
  }

  async function importOne({ key, id, file, chosen }: Waiting): Promise<Imported | null> {
    const body = new FormData();
    body.set("id", id);
    body.set("file", file);
    mark(key, { is: "sending", sent: 0 });
    const answer = await uploadDocument(
      projectId,
      body,
      (sent) => mark(key, { is: "sending", sent }),
      chosen,
    );
    if (!answer.ok) {
      mark(key, { is: "refused", why: answer.detail });
      return null;
    }
    const known = withoutEmpty(source);
    const described =
      Object.keys(known).length > 0 &&
      (await call("PATCH /documents/{documentId}", {
        params: { documentId: answer.value.id },
        body: known,
      }));
    const refused = described && !described.ok ? described : undefined;
    setRefusal(refused ?? null);
    mark(key, { is: "there", document: answer.value, refused });
    return { document: answer.value, isComplete: !refused };
  }

  /** Imports the files one after the other; a refusal is shown at its file. */
  async function importAll(): Promise<ApiAnswer<readonly (Imported | null)[]>> {
    const imported: (Imported | null)[] = [];
    for (const [i, file] of open.entries()) {
      setShare(i / open.length);
      imported.push(await importOne(file));
    }
    setShare(null);
    return { ok: true, value: imported };
  }

  const form = useSubmission(importAll, {
    onDone(imported) {
      const documents = imported.flatMap((each) => each?.document ?? []);
      const isComplete = imported.every((each) => each?.isComplete);
      const [first] = documents;
      void offerSpeakers(documents);
      if (onIn) {
        if (first) onIn(documents);
      } else {
        changed("document");
        if (first && isComplete && files.length === 1) {
          router.push(`/projects/${projectId}/documents/${first.id}`);
        }
      }
      if (isComplete) {
        draft.finish();
        onFiles(() => []);
        onDone();
      }
    },
  });

  const results = {
    there: files.filter(({ state }) => state.is === "there").length,
    refused: files.filter(({ state }) => state.is === "refused").length,
  };

  return (
    <Form draft={draft} onSubmit={() => open.length > 0 && form.submit()}>
      <div
        className={styles.zone}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          void add([...event.dataTransfer.files]);
        }}
      >
        <p>{t("drop")}</p>
        <Button onClick={() => input.current?.click()}>{t("choose")}</Button>
        <p>{t("endings")}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          aria-label={t("choose")}
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </div>
      {files.length > 0 && (
        <ul role="list" className={styles.files} aria-label={t("chosen")}>
          {files.map((file) => (
            <FileLine
              key={file.key}
              waiting={file}
              onLeaveOut={() => onFiles((all) => all.filter(({ key }) => key !== file.key))}
              onPreview={
                files.length > 1 && open.includes(file)
                  ? () => setPreviewed((key) => (key === file.key ? null : file.key))
                  : undefined
              }
              isPreviewed={shown === file}
            />
          ))}
        </ul>
      )}
      {passedOver.length > 0 && (
        <p className={styles.passed} role="status">
          {t("passedOver", { count: passedOver.length, names: passedOver.slice(0, 20).join(", ") })}
        </p>
      )}
      {shown && !form.busy && (
        <Preview
          of={shown.key}
          load={() => {
            const body = new FormData();
            body.set("file", shown.file);
            return previewDocument(projectId, body, shown.chosen);
          }}
          chosen={shown.chosen}
          onChoose={(chosen) => choose(shown.key, chosen)}
          isFile
        />
      )}
      {share !== null && open.length + files.length > 1 && (
        <div role="status">
          <Progress label={t("allProgress", { share })} value={share} />
        </div>
      )}
      {!form.busy && results.refused > 0 && <p role="status">{t("report", results)}</p>}
      <Disclosure
        label={t("sourceOfAll", { count: files.length })}
        forced={refusal !== null && refusal.errors.length > 0}
      >
        <SourceFields source={source} onChange={onSource} refusal={refusal} />
      </Disclosure>
      <FormActions>
        <Button type="submit" variant="primary" loading={form.busy} disabled={open.length === 0}>
          {t("bringInFiles", { count: open.length })}
        </Button>
      </FormActions>
    </Form>
  );
}
