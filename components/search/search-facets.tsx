"use client";
import { useFormatter, useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import { SEARCH_FACETS, type SearchFacet } from "@/lib/contract/terms";
import words from "@/messages/en-search.json";
import "@/messages/search";
import facetStyles from "../query/facet-list.module.css";
import { parameterOf, type SearchFacets, type SearchFilter } from "./found";

export interface SearchFacetListProps {
  readonly facets: SearchFacets;
  /** What the search is narrowed down to now, by the API's parameter names. */
  readonly chosen: SearchFilter;
  readonly onChoose: (chosen: SearchFilter) => void;
}

/**
 * The distribution of the hits; pressing a value narrows the search to it, pressing it again
 * widens.
 */
export function SearchFacetList({ facets, chosen, onChoose }: SearchFacetListProps) {
  const t = useTranslations("Search");
  const format = useFormatter();
  const shown = SEARCH_FACETS.filter((facet) => facets.facets[facet].length > 0);
  function press(facet: SearchFacet, value: string) {
    const name = parameterOf(facet);
    const others = Object.entries(chosen).filter(([each]) => each !== name);
    const widen = chosen[name] === value;
    onChoose(Object.fromEntries(widen ? others : [...others, [name, value]]));
  }
  if (shown.length === 0) return null;
  return (
    <aside className={facetStyles.facets} aria-label={t("facets.label")}>
      {shown.map((facet) => (
        <section key={facet}>
          <h3>{t(`facets.${facet}`)}</h3>
          <ul role="list">
            {facets.facets[facet].map(({ value, label, count }) => (
              <li key={value}>
                <button
                  type="button"
                  aria-pressed={chosen[parameterOf(facet)] === value}
                  onClick={() => press(facet, value)}
                >
                  <bdi>
                    {hasMessage(words.Search.kinds, value) && facet === "in"
                      ? t(`kinds.${value}`)
                      : label}
                  </bdi>{" "}
                  <span className={facetStyles.count}>{format.number(count)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!facets.complete && <p>{t("facets.incomplete")}</p>}
    </aside>
  );
}
