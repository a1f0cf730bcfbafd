"use client";
import { Link } from "../ui/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { TABS } from "./known-pages";
import styles from "./page.module.css";

interface ProjectNavProps {
  readonly project: { readonly id: string; readonly roleRequestCount: number };
}

/** The tabs of a project; that of the members counts who asks its owner for another role. */
export function ProjectNav({ project: { id: projectId, roleRequestCount } }: ProjectNavProps) {
  const t = useTranslations("Shell");
  const here = usePathname();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = nav.current;
    if (!row) return;
    const centre = () => {
      const current = row.querySelector<HTMLElement>("[aria-current]");
      if (!current) return;
      // Only sideways and only this row: the page itself stays where it is.
      const { offsetLeft, offsetWidth } = current;
      row.scrollLeft = offsetLeft + offsetWidth / 2 - row.clientWidth / 2;
    };
    // At once, and when the row becomes wider or narrower.
    const widths = new ResizeObserver(centre);
    widths.observe(row);
    return () => widths.disconnect();
  }, [here]);
  return (
    <nav ref={nav} className={styles.nav} aria-label={t("projectNav")}>
      <ul className={styles.places}>
        {TABS.map((tab) => {
          const isFirst = tab === "documents";
          const href = `/projects/${projectId}${isFirst ? "" : `/${tab}`}`;
          return (
            <li key={tab}>
              <Link
                href={href}
                aria-current={
                  here === href || (!isFirst && here.startsWith(`${href}/`)) ? "page" : undefined
                }
              >
                {t(`places.${tab}`)}
                {tab === "members" && roleRequestCount > 0 && (
                  <span className={styles.count}>
                    <span aria-hidden="true">{roleRequestCount}</span>
                    <span className="visually-hidden">
                      {t("roleRequests", { count: roleRequestCount })}
                    </span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
