"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Trigger } from "@/components/ui/opener";
import { Popover } from "@/components/ui/popover";
import type { PresentPerson } from "../../model/people";
import { Disc } from "./disc";
import styles from "./presence.module.css";

interface MorePeopleProps {
  readonly trigger: Trigger;
  readonly people: readonly PresentPerson[];
}

/** Those for whom there is no room in the bar, by name; open as soon as it is mounted. */
export function MorePeople({ trigger, people }: MorePeopleProps) {
  const t = useTranslations("Presence");
  const [open, setOpen] = useState(true);
  return (
    <Popover label={t("others")} trigger={trigger} open={open} onOpenChange={setOpen}>
      <ul className={styles.rest} role="list">
        {people.map((person) => (
          <li key={person.id}>
            <Disc person={person} named />
          </li>
        ))}
      </ul>
    </Popover>
  );
}
