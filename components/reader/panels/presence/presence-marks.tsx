"use client";
import { useLayoutEffect, useRef, useState } from "react";
import { useReaderContext, useReading } from "../../context/reader-context";
import { spansOf } from "../../model/people";
import { hueOf } from "./disc";
import { useOthers } from "./presence-bar";
import styles from "./presence.module.css";

interface Line {
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

interface Mark {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly Line[];
}

/** A selection of many lines is marked at its beginning only. */
const MAX_LINES = 40;

/**
 * What others have selected: a double line under their words with their name at its end. For the
 * eye only, since the list of people says the same. `layout` counts changes of the text's layout.
 */
export function PresenceMarks({ layout }: { layout: number }) {
  const { reading, surface } = useReaderContext();
  const people = useOthers();
  const byId = useReading((state) => state.byId);
  const box = useRef<HTMLDivElement>(null);
  const [marks, setMarks] = useState<readonly Mark[]>([]);

  useLayoutEffect(() => {
    const handle = surface();
    const here = people.map((person) => ({
      person,
      spans: spansOf(person, reading.place.revision, reading.index, byId),
    }));
    const selecting = here.filter(({ spans }) => spans.length > 0);
    if (!handle || !box.current || selecting.length === 0) {
      setMarks((before) => (before.length === 0 ? before : []));
      return;
    }
    const origin = handle.originOf(box.current);
    setMarks(
      selecting.map(({ person, spans }) => ({
        id: person.id,
        name: person.name,
        lines: handle
          .linesOf(spans)
          .slice(0, MAX_LINES)
          .map(({ left, right, bottom }) => ({
            top: bottom - origin.top,
            left: left - origin.left,
            width: right - left,
          })),
      })),
    );
  }, [people, byId, reading, surface, layout]);

  return (
    <div ref={box} className={styles.marks} aria-hidden="true" data-print="no">
      {marks.map(({ id, name, lines }) =>
        lines.map(({ top, left, width }, i) => (
          <span
            // Another place is another mark, which says its name anew.
            key={[id, i, lines.length, top, left, width].join(" ")}
            className={styles.mark}
            data-hue={hueOf(id)}
            data-person={id}
            style={{ top, left, width }}
          >
            {i === lines.length - 1 && (
              <span className={styles.name} dir="auto">
                {name}
              </span>
            )}
          </span>
        )),
      )}
    </div>
  );
}
