"use client";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { codePointIndex } from "@/lib/text/code-points";
import { PARTS, type Part, type Structure } from "@/lib/text/document-text";
import "@/messages/documents";
import type { ApiAnswer } from "../api";
import { Field, FieldRow } from "../ui/field";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { Select } from "../ui/select";
import { useScrollStop } from "../ui/use-scroll-stop";
import { PreviewText } from "./preview-text";
import type { Chosen, DocumentPreview } from "./upload";
import styles from "./preview.module.css";

/** What a person can choose instead of what the file says; labels of the Encoding standard. */
const ENCODINGS = (
  "utf-8 windows-1252 windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256 " +
  "iso-8859-2 koi8-r macintosh utf-16le utf-16be gb18030 big5 shift_jis euc-jp euc-kr"
).split(" ");

/** How much of a text is shown, in UTF-16 code units; the rest is kept as well. */
const SHOWN = 40_000;

export interface PreviewProps<P extends DocumentPreview> {
  /** Changes with what is previewed. */
  readonly of: string;
  /** Reads what would be kept. */
  readonly load: () => Promise<ApiAnswer<P>>;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  /** Whether an encoding can be chosen: of the bytes of a file, not of words in a form. */
  readonly isFile: boolean;
  /** Whether the title that was found is kept with the text. */
  readonly hasTitle?: boolean;
  /** What else is shown of what would be kept, above its text. */
  readonly children?: (preview: P) => ReactNode;
}

/** A text as it would be frozen, what was changed and left out, and what can be chosen about it. */
export function Preview<P extends DocumentPreview>({
  of,
  load,
  chosen,
  onChoose,
  isFile,
  hasTitle = true,
  children,
}: PreviewProps<P>) {
  const t = useTranslations("Import");
  const key = `${of}/${chosen.encoding ?? ""}/${chosen.part ?? ""}`;
  const [loaded, setLoaded] = useState<{
    readonly key: string;
    readonly answer: ApiAnswer<P>;
  } | null>(null);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    let isCurrent = true;
    void latest.current().then((answer) => {
      if (isCurrent) setLoaded({ key, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);
  const isWaiting = loaded?.key !== key;
  const answer = loaded?.answer ?? null;
  const value = answer?.ok ? answer.value : null;
  const isPage = value !== null && /^(?:html|xhtml|mhtml)$/.test(value.format);
  const isWritten =
    value === null || /^(?:plain|markdown|html|xhtml|tei|akoma-ntoso|srt|vtt)$/.test(value.format);
  return (
    <section className={styles.preview} aria-label={t("preview.label")} aria-busy={isWaiting}>
      {isWaiting && (
        <div role="status">
          <Progress label={t("preview.waiting")} value={null} />
        </div>
      )}
      {answer && !answer.ok && !isWaiting && <Problem>{answer.detail}</Problem>}
      {value && value.notices.length > 0 && (
        <ul className={styles.notices} aria-label={t("preview.notices")}>
          {value.notices.map((notice) => (
            <li key={notice.kind}>{notice.message}</li>
          ))}
        </ul>
      )}
      {(isPage || (isFile && isWritten)) && (
        <FieldRow>
          {isFile && isWritten && (
            <Field label={t("preview.encoding")}>
              {(control) => (
                <Select
                  {...control}
                  value={chosen.encoding ?? ""}
                  onChange={(event) =>
                    onChoose({ ...chosen, encoding: event.target.value || undefined })
                  }
                  options={[
                    { value: "", label: t("preview.asFound") },
                    ...ENCODINGS.map((label) => ({ value: label, label })),
                  ]}
                />
              )}
            </Field>
          )}
          {isPage && (
            <Field label={t("preview.part")}>
              {(control) => (
                <Select
                  {...control}
                  value={chosen.part ?? "article"}
                  onChange={(event) => onChoose({ ...chosen, part: event.target.value as Part })}
                  options={PARTS.map((part) => ({
                    value: part,
                    label: t(`preview.parts.${part}`),
                  }))}
                />
              )}
            </Field>
          )}
        </FieldRow>
      )}
      {value && children?.(value)}
      {value && <Shown preview={value} hasTitle={hasTitle} />}
    </section>
  );
}

interface ShownProps {
  readonly preview: DocumentPreview;
  readonly hasTitle: boolean;
}

function Shown({ preview: { title, text, structure }, hasTitle }: ShownProps) {
  const t = useTranslations("Import");
  const box = useRef<HTMLDivElement>(null);
  useScrollStop(box);
  const shown = useMemo(() => beginning(text, structure as Structure), [text, structure]);
  return (
    <>
      {hasTitle && (
        <p className={styles.title}>
          {t("preview.title")} <b dir="auto">{title}</b>
        </p>
      )}
      <div ref={box} role="group" aria-label={t("preview.text")} className={styles.text} dir="auto">
        <PreviewText {...shown} />
      </div>
      {shown.text.length < text.length && (
        <p className={styles.more}>
          {t("preview.more", { number: text.length - shown.text.length })}
        </p>
      )}
    </>
  );
}

/** The beginning of a text, with the blocks that are whole in it, counted as the browser counts. */
function beginning(text: string, structure: Structure): { text: string; structure: Structure } {
  const index = codePointIndex(text);
  const unit = (offset: number) => index.toUtf16(offset) ?? 0;
  const blocks = structure.blocks.map((block) => ({
    ...block,
    start: unit(block.start),
    end: unit(block.end),
  }));
  if (text.length <= SHOWN) return { text, structure: { blocks, marks: [] } };
  const end = blocks.findLast((block) => block.end <= SHOWN)?.end ?? 0;
  const whole = blocks.filter((block) => block.end <= end);
  return { text: text.slice(0, end), structure: { blocks: whole, marks: [] } };
}
