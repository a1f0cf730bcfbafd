"use client";
import { Link } from "../ui/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import styles from "./page.module.css";

/** In the order of the flow; the first is the project itself. */
const PLACES = [
  "",
  "claims",
  "speakers",
  "sources",
  "query",
  "codebook",
  "charts",
  "members",
] as const;

export function ProjectNav({ projectId }: { projectId: string }) {
  const t = useTranslations("Shell");
  const here = usePathname();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>("[aria-current]");
    // Only sideways and only this row: the page itself stays where it is.
    if (nav.current && current) {
      const { offsetLeft, offsetWidth } = current;
      nav.current.scrollLeft = offsetLeft + offsetWidth / 2 - nav.current.clientWidth / 2;
    }
  }, [here]);
  return (
    <nav ref={nav} className={styles.nav} aria-label={t("projectNav")}>
      <ul className={styles.places}>
        {PLACES.map((place) => {
          const href = `/projects/${projectId}${place && `/${place}`}`;
          return (
            <li key={place}>
              <Link
                href={href}
                aria-current={
                  here === href || (place && here.startsWith(`${href}/`)) ? "page" : undefined
                }
              >
                {t(`places.${place || "documents"}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
