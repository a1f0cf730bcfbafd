"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { may, type Role } from "@/lib/access/policy";
import "@/messages/review";
import { useApi } from "../live/use-api";
import { Link } from "../ui/link";
import styles from "./review.module.css";

const PLACES = ["", "adjudication", "inbox"] as const;

interface ReviewNavProps {
  readonly projectId: string;
  /** The viewer's in the project. */
  readonly role: Role;
}

/** Links to the queue, to what is adjudicated and to one's inbox, with how much is new in it. */
export function ReviewNav({ projectId, role }: ReviewNavProps) {
  const t = useTranslations("Review");
  const here = usePathname();
  const { data } = useApi("GET /projects/{projectId}/inbox/summary", { params: { projectId } });
  const unread = data ? data.unread + data.unreadNotes : 0;
  return (
    <nav className={styles.places} aria-label={t("nav")}>
      {PLACES.map((place) => {
        if (place === "adjudication" && !may("adjudication.decide", { role })) return null;
        const href = `/projects/${projectId}/review${place && `/${place}`}`;
        return (
          <Link key={place} href={href} aria-current={here === href ? "page" : undefined}>
            {t(`places.${place || "queue"}`)}
            {place === "inbox" && unread > 0 && <> {t("unread", { count: unread })}</>}
          </Link>
        );
      })}
    </nav>
  );
}
