"use client";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
} from "react";
import { useTranslations } from "use-intl";
import { mentionAt } from "@/lib/note/mentions";
import { useApi } from "../live/use-api";
import { Offers } from "../ui/offers";
import { ProseArea } from "../ui/prose-area";

interface MentionAreaProps extends Omit<
  ComponentProps<typeof ProseArea>,
  "onChange" | "ref" | "value"
> {
  readonly projectId: string;
  readonly value: string;
  readonly onWrite: (words: string) => void;
}

/** So many people are offered at once; another letter narrows them. */
const MOST_OFFERED = 6;
const MEMBERS = 1_000;

/**
 * A field for a note. Behind an "@" the members of the project are offered by their names; whoever
 * is named so is told. Escape puts the offers away.
 */
export function MentionArea({ projectId, value, onWrite, ...rest }: MentionAreaProps) {
  const t = useTranslations("Ui");
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  // The place of the "@" whose offers were put away.
  const [putAway, setPutAway] = useState<number | null>(null);
  // Where the cursor goes once the words that were chosen stand in the field.
  const goal = useRef<number | null>(null);
  const found = mentionAt(value, Math.min(cursor, value.length));
  const mention = found && found.from !== putAway ? found : null;
  const { data } = useApi(
    "GET /projects/{projectId}/members",
    { params: { projectId }, query: { limit: MEMBERS } },
    { enabled: mention !== null },
  );
  const offered = mention ? offeredFor(mention.begun, data?.items ?? []) : [];
  useLayoutEffect(() => {
    if (goal.current === null) return;
    field.current?.setSelectionRange(goal.current, goal.current);
    goal.current = null;
  }, [value]);

  // In a card that scrolls, they would lie below its edge.
  const isOffering = offered.length > 0;
  useEffect(() => {
    if (isOffering) box.current?.scrollIntoView({ block: "nearest" });
  }, [isOffering]);

  const choose = (name: string) => {
    if (!mention) return;
    const written = `${value.slice(0, mention.from)}@${name} `;
    goal.current = written.length;
    setCursor(written.length);
    onWrite(written + value.slice(cursor));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOffering) return;
    event.preventDefault();
    event.stopPropagation();
    setPutAway(mention?.from ?? null);
    field.current?.focus();
  };
  return (
    <div ref={box} role="presentation" onKeyDown={onKeyDown}>
      <Offers
        label={t("people")}
        items={offered}
        describe={({ name }) => <bdi>{name}</bdi>}
        onPick={({ name }) => choose(name)}
      >
        <ProseArea
          {...rest}
          ref={field}
          value={value}
          onChange={({ target }) => {
            setCursor(target.selectionStart);
            if (putAway !== null && target.value[putAway] !== "@") setPutAway(null);
            onWrite(target.value);
          }}
          onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
        />
        <p className="visually-hidden" role="status">
          {isOffering && t("peopleOffered", { count: offered.length })}
        </p>
      </Offers>
    </div>
  );
}

interface Member {
  readonly userId: string | null;
  readonly name: string;
}

/** Those with a name, or a word of it, that begins so; nobody once the name stands there whole. */
function offeredFor(begun: string, members: readonly Member[]): { id: string; name: string }[] {
  const sought = begun.toLocaleLowerCase();
  const people = members.flatMap(({ userId: id, name }) =>
    id !== null && ` ${name.toLocaleLowerCase()}`.includes(` ${sought}`) ? { id, name } : [],
  );
  if (people.some(({ name }) => name === begun)) return [];
  return people.toSorted((one, other) => one.name.localeCompare(other.name)).slice(0, MOST_OFFERED);
}
