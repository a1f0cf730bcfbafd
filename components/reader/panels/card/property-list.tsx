"use client";
import { DateText } from "@/components/ui/date-text";
import type { Annotation } from "@/lib/annotation/annotation";
import { webHref } from "@/lib/text/link";
import { useReaderContext } from "../../context/reader-context";
import styles from "./property-list.module.css";

/** What is given for the properties of an annotation's tags, in the order of the codebook. */
export function PropertyList({ annotation }: { readonly annotation: Annotation }) {
  const { codebook } = useReaderContext();
  const order = codebook.propertiesOf(annotation).map(({ id }) => id);
  const entries = Object.entries(annotation.properties);
  if (entries.length === 0) return null;
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return (
    <dl className={styles.list}>
      {entries
        .toSorted(([a], [b]) => place(a) - place(b))
        .map(([id, value]) => {
          const words = String(value);
          const href = webHref(words);
          return (
            <div key={id}>
              <dt>{codebook.propertyName(id)}</dt>
              <dd dir="auto">
                {href ? (
                  <a href={href} rel="noreferrer noopener" target="_blank">
                    {words}
                  </a>
                ) : codebook.property(id)?.type === "date" ? (
                  <DateText date={words} />
                ) : (
                  words
                )}
              </dd>
            </div>
          );
        })}
    </dl>
  );
}
