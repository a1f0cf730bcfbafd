import type { ReactNode } from "react";
import { inlineRuns, type InlineRun, type LeafNode } from "@/lib/text/block-tree";
import type { Mark } from "@/lib/text/document-text";
import { spacedPieces } from "@/lib/text/shown-spaces";
import type { Page } from "./text-page";
import style from "./text-view.module.css";

/** The words of a leaf with its marks. A `speaker` at their beginning is styled apart. */
export function InlineView({
  leaf,
  page,
  speaker,
}: {
  leaf: LeafNode;
  page: Page;
  speaker?: string;
}) {
  const runs = inlineRuns(leaf);
  const name = speaker !== undefined && leaf.text.startsWith(speaker) ? speaker.length : 0;
  if (name === 0) return renderRuns(runs, 0, page);
  const colon = /^\s?[:：]/.exec(leaf.text.slice(name))?.[0].length ?? 0;
  const [label, words] = splitAt(runs, leaf.block.start + name + colon);
  return (
    <>
      <span className={style.speaker}>{renderRuns(label, 0, page)}</span>
      {renderRuns(words, 0, page)}
    </>
  );
}

/** Runs under the same mark become one element, with the marks inside it as children. */
function renderRuns(runs: readonly InlineRun[], depth: number, page: Page): ReactNode[] {
  const made: ReactNode[] = [];
  for (let i = 0; i < runs.length;) {
    const run = runs[i] as InlineRun;
    const mark = run.marks[depth];
    if (!mark) {
      const follows = runs[i - 1]?.marks.at(-1)?.kind === "break";
      made.push(...wordsOf(run, follows, i, page));
      i++;
      continue;
    }
    let last = i;
    while (runs[last + 1]?.marks[depth] === mark) last++;
    made.push(renderMark(mark, renderRuns(runs.slice(i, last + 1), depth + 1, page), i, page));
    i = last + 1;
  }
  return made;
}

/** The words of a run, its white space as it is stored; `follows` a break of the line. */
function wordsOf(
  { start, text, marks }: InlineRun,
  follows: boolean,
  key: number,
  page: Page,
): ReactNode[] {
  const words = page.words ?? ((_: number, plain: string) => plain);
  if (marks.some(({ kind }) => kind === "break")) return [words(start, text)];
  let at = start;
  return spacedPieces(text, follows).map(({ text: part, isSpace }, i) => {
    const shown = words(at, part);
    at += part.length;
    if (!isSpace) return shown;
    return (
      <span key={`${key} ${i}`} className={style.spaces}>
        {shown}
      </span>
    );
  });
}

function renderMark(mark: Mark, inner: ReactNode[], key: number, page: Page): ReactNode {
  switch (mark.kind) {
    case "emphasis":
      return <em key={key}>{inner}</em>;
    case "strong":
      return <strong key={key}>{inner}</strong>;
    case "code":
      return <code key={key}>{inner}</code>;
    case "deletion":
      return <del key={key}>{inner}</del>;
    case "superscript":
      return <sup key={key}>{inner}</sup>;
    case "subscript":
      return <sub key={key}>{inner}</sub>;
    case "break":
      // The line feed itself breaks the line; a <br> would lose a character of the text.
      return (
        <span key={key} className={style.break}>
          {inner}
        </span>
      );
    // Generated content says which page or time it is, so that the text stays as it is.
    case "page":
      return (
        <span key={key} className={style.page} data-at={mark.label}>
          {inner}
        </span>
      );
    case "time":
      return (
        <span key={key} className={style.time} data-at={clock(mark.seconds)}>
          {inner}
        </span>
      );
    case "link":
      return /^(?:https?|mailto):/i.test(mark.href) ? (
        <a key={key} href={mark.href} rel="noopener noreferrer nofollow ugc">
          {inner}
        </a>
      ) : (
        <span key={key}>{inner}</span>
      );
    case "footnote-reference":
      return (
        <sup key={key} id={`${page.id}reference-${mark.label}`}>
          {page.footnotes.has(mark.label) ? (
            <a href={`#${page.id}footnote-${encodeURIComponent(mark.label)}`}>{inner}</a>
          ) : (
            inner
          )}
        </sup>
      );
  }
}

/** Seconds as a clock shows them: 1:02, 1:01:02. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}

/** The runs before and after an offset; a run across it is split. */
function splitAt(runs: readonly InlineRun[], offset: number): [InlineRun[], InlineRun[]] {
  const before: InlineRun[] = [];
  const after: InlineRun[] = [];
  for (const run of runs) {
    const cut = Math.min(Math.max(offset - run.start, 0), run.text.length);
    if (cut > 0) before.push({ ...run, text: run.text.slice(0, cut) });
    if (cut < run.text.length) {
      after.push({ ...run, start: run.start + cut, text: run.text.slice(cut) });
    }
  }
  return [before, after];
}
