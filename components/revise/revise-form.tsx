"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as uuid } from "uuid";
import "@/messages/revise";
import { AddressField, addressOf } from "../documents/address-field";
import { takeHanded } from "../documents/handed-file";
import { Preview } from "../documents/preview";
import {
  previewRevision,
  uploadRevision,
  type Chosen,
  type RevisionPreview,
} from "../documents/upload";
import { sentOf, type WrittenText } from "../documents/written-text";
import { Button } from "../ui/button";
import { TimeText } from "../ui/date-text";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { Tabs } from "../ui/tabs";
import { useToast } from "../ui/toast";
import { WindowDrop } from "../ui/window-drop";
import { useFormDraft } from "../use-form-draft";
import { useSubmission } from "../use-submission";
import { EditWay } from "./edit-way";
import { FileWay } from "./file-way";
import { Outcomes } from "./outcomes";
import styles from "./revise.module.css";

export interface RevisedDocument {
  readonly id: string;
  readonly url: string;
  readonly revision: { readonly number: number; readonly format: string };
}

interface ReviseFormProps {
  readonly document: RevisedDocument;
  /** The address of the document's page. */
  readonly path: string;
}

const WAYS = ["edit", "file", "address"] as const;
type Way = (typeof WAYS)[number];

/** The name under which what is written is kept. */
const reviseDraft = (documentId: string) => `revise/${documentId}`;

/** The new text of a document: it is compared first, and added when a person has seen what comes of it. */
export function ReviseForm({ document, path }: ReviseFormProps) {
  const t = useTranslations("Revise");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const toast = useToast();
  const { id, revision } = document;
  const [written, onChange, draft] = useFormDraft<WrittenText & { readonly address: string }>(
    reviseDraft(id),
    () => ({ content: "", html: null, format: null, address: document.url }),
  );
  const [way, setWay] = useState<Way>("edit");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [chosen, setChosen] = useState<Chosen>({});
  /** The id under which what is compared would be stored; null before the first comparison. */
  const [compared, setCompared] = useState<string | null>(null);
  const [preview, setPreview] = useState<RevisionPreview | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [file] = files;

  /** What was compared is not what would be stored any more. */
  function forget() {
    setCompared(null);
    setPreview(null);
    form.reset();
  }
  function change(some: Partial<typeof written>) {
    onChange(some);
    forget();
  }
  function take(taken: Iterable<File>) {
    setFiles([...taken]);
    setWay("file");
    setChosen({});
    forget();
    setCompared(uuid());
  }
  useEffect(() => {
    const handed = takeHanded();
    if (!handed) return;
    setFiles([handed]);
    setWay("file");
    setCompared(uuid());
  }, []);

  /** What is sent; `fields` name the revision that it follows, and the id under which it is stored. */
  function body(fields: { readonly id?: string; readonly after?: number }) {
    if (way === "file") {
      const data = new FormData();
      if (file) data.set("file", file);
      for (const [name, value] of Object.entries(fields)) data.set(name, String(value));
      return data;
    }
    if (way === "address") return { ...fields, url: addressOf(written.address) };
    return { ...fields, ...sentOf(written) };
  }

  const wrong = {
    content: way === "edit" && written.content.trim() === "" && t("wordless"),
    file: way === "file" && !file && t("fileless"),
    url: way === "address" && written.address.trim() === "" && t("addressless"),
  };
  const isMissing = Object.values(wrong).some(Boolean);
  const form = useSubmission(
    () => {
      setSent(0);
      const after = preview?.current;
      return uploadRevision(id, body({ id: compared ?? uuid(), after }), setSent, chosen);
    },
    {
      wrong,
      draft,
      onRefused: ({ code }) => code === "text-moved-on" && setPreview(null),
      onDone({ revision: { number }, changed, ambiguous, lost }) {
        const count = changed + ambiguous + lost;
        const text = count > 0 ? t("addedUncertain", { number, count }) : t("added", { number });
        toast({ text });
        router.push(count > 0 ? `${path}/places` : path);
        return "leaving";
      },
    },
  );

  /** The first press compares, the second adds what was compared. */
  function submit() {
    if (preview || isMissing) return form.submit();
    form.reset();
    setCompared(uuid());
  }
  async function load() {
    const answer = await previewRevision(id, body({}), chosen);
    setPreview(answer.ok ? answer.value : null);
    return answer;
  }

  const tabs = {
    edit: (
      <EditWay
        documentId={id}
        format={revision.format}
        written={written}
        onChange={change}
        error={form.errorAt("content")}
      />
    ),
    file: <FileWay files={files} onFiles={take} error={form.errorAt("file")} />,
    address: (
      <div className={styles.way}>
        <AddressField
          address={written.address}
          onChange={(address) => change({ address })}
          hint={t("addressHint")}
          error={form.errorAt("url")}
        />
      </div>
    ),
  };
  return (
    <>
      <WindowDrop onFiles={take}>{t("dropHere")}</WindowDrop>
      <Form draft={draft} failures={form.failures} onSubmit={submit}>
        <Tabs
          label={t("ways")}
          value={way}
          onChange={(value) => {
            setWay(WAYS.find((one) => one === value) ?? "edit");
            setChosen({});
            forget();
          }}
          tabs={WAYS.map((value) => ({ value, label: t(value), content: tabs[value] }))}
        />
        {compared && !form.busy && (
          <Preview<RevisionPreview>
            of={compared}
            load={load}
            chosen={chosen}
            onChoose={(next) => {
              setPreview(null);
              setChosen(next);
            }}
            isFile={way !== "edit"}
            hasTitle={false}
          >
            {(shown) => (
              <>
                <Outcomes preview={shown} />
                {shown.fetched && <FetchedFrom fetched={shown.fetched} />}
              </>
            )}
          </Preview>
        )}
        {form.detail !== null && !form.busy && <Problem kept={ui("kept")}>{form.detail}</Problem>}
        {form.busy && (
          <div role="status">
            <Progress label={t("adding")} value={sent} />
          </div>
        )}
        <FormActions>
          {draft.isChanged && <Button onClick={draft.discard}>{ui("discard")}</Button>}
          <Button
            type="submit"
            variant="primary"
            loading={form.busy}
            disabled={preview?.same === true}
          >
            {preview && !preview.same
              ? t("add", { number: preview.current + 1 })
              : compared
                ? t("compareAgain")
                : t("compare", { number: revision.number })}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function FetchedFrom({ fetched }: Required<Pick<RevisionPreview, "fetched">>) {
  const t = useTranslations("Revise");
  const { finalUrl, fetchedAt, size } = fetched;
  return (
    <p className={styles.soft}>
      {t.rich("fetched", {
        address: () => <bdi>{finalUrl}</bdi>,
        time: () => <TimeText at={fetchedAt} />,
        size: Math.max(0.1, size / 1_000),
      })}
    </p>
  );
}
