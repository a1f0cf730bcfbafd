"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import type { SourceMetadata } from "@/lib/text/document-text";
import { call, type ApiAnswer, type ApiRefusal } from "../api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Form, FormActions } from "../ui/field";
import type { useFormDraft } from "../use-form-draft";
import { useSubmission } from "../use-submission";
import { withoutEmpty, type Document } from "./document";
import { FileLine, type Waiting } from "./file-line";
import { SourceFields } from "./source-fields";
import { useOfferSpeakers } from "./use-offer-speakers";
import { uploadDocument } from "./upload";
import styles from "./import-files.module.css";

const FILE_ENDINGS = ".txt,.text,.md,.markdown,.html,.htm,.xhtml";

export function waitingFrom(files: Iterable<File>): Waiting[] {
  return [...files].map((file) => ({
    key: `${file.name}/${file.size}/${file.lastModified}`,
    id: uuid(),
    file,
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

  function add(more: Iterable<File>) {
    const waiting = waitingFrom(more);
    onFiles((before) => [
      ...before,
      ...waiting.filter(({ key }) => !before.some((known) => known.key === key)),
    ]);
  }

  function mark(key: string, state: Waiting["state"]) {
    onFiles((before) => before.map((file) => (file.key === key ? { ...file, state } : file)));
  }

  async function importOne({ key, id, file }: Waiting): Promise<Imported | null> {
    const body = new FormData();
    body.set("id", id);
    body.set("file", file);
    mark(key, { is: "sending", sent: 0 });
    const answer = await uploadDocument(projectId, body, (sent) =>
      mark(key, { is: "sending", sent }),
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
    for (const file of open) imported.push(await importOne(file));
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
          add(event.dataTransfer.files);
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
          accept={FILE_ENDINGS}
          aria-label={t("choose")}
          onChange={(event) => {
            add(event.target.files ?? []);
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
            />
          ))}
        </ul>
      )}
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
