"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import { api } from "@/components/api";
import type { Document } from "@/components/documents/document";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { may } from "@/lib/access/policy";
import { useFrame } from "../frame";
import { useBeside } from "../second/beside";
import { useDocuments } from "../use-documents";
import styles from "./claim.module.css";

/** The other documents of the project, and a way to bring one in on the spot. */
export function ChooseDocument({ onChoose }: { onChoose: (documentId: string) => void }) {
  const t = useTranslations("Evidence");
  const { reading } = useFrame();
  const beside = useBeside();
  const { documents, problem, add } = useDocuments();
  const [importing, setImporting] = useState(false);
  const { projectId, documentId: here } = reading.place;

  const others = documents.filter(({ id }) => id !== here);
  return (
    <>
      {problem && <Problem>{problem}</Problem>}
      <Field label={t("document")}>
        {(control) => (
          <Select
            {...control}
            value={beside.documentId ?? ""}
            options={[
              { value: "", label: t("chooseDocument") },
              ...others.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(event) => event.target.value && onChoose(event.target.value)}
          />
        )}
      </Field>
      {importing ? (
        <ImportHere
          projectId={projectId}
          onDone={(document) => {
            add(document);
            setImporting(false);
            onChoose(document.id);
          }}
        />
      ) : (
        may("document.add", { role: reading.me.role }) && (
          <div>
            <Button size="small" onClick={() => setImporting(true)}>
              {t("bringIn")}
            </Button>
          </div>
        )
      )}
    </>
  );
}

interface ImportHereProps {
  readonly projectId: string;
  readonly onDone: (document: Document) => void;
}

function ImportHere({ projectId, onDone }: ImportHereProps) {
  const t = useTranslations("Evidence");
  const [id] = useState(() => uuid());
  const [title, setTitle] = useState("");
  const [content, setContent] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const whole = title.trim() !== "" && content.trim() !== "";

  const save = async () => {
    if (!whole || busy) return;
    setBusy(true);
    const answer = await api<Document>(`/projects/${projectId}/documents`, {
      method: "POST",
      body: { id, title: title.trim(), content, format: "plain" },
    });
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setProblem(answer.detail);
  };
  return (
    <div className={styles.claims}>
      <Field label={t("title")}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            dir="auto"
            maxLength={500}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("text")}>
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            dir="auto"
            value={content}
            onChange={(event) => setContent(event.target.value)}
          />
        )}
      </Field>
      {problem && <Problem>{problem}</Problem>}
      <div>
        <Button size="small" disabled={!whole} loading={busy} onClick={() => void save()}>
          {t("bringItIn")}
        </Button>
      </div>
    </div>
  );
}
