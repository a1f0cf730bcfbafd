"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { ROLES, type Role } from "@/lib/access/policy";
import "@/messages/members";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { RelativeTime } from "../ui/relative-time";
import { Select } from "../ui/select";
import { Table, type Column } from "../ui/table";
import { useToast } from "../ui/toast";
import type { Member } from "./member";
import { useSubmit } from "../use-submit";
import styles from "./member-list.module.css";

export interface MemberListProps {
  readonly projectId: string;
  readonly viewerId: string;
  readonly mayManage: boolean;
  readonly members: readonly Member[];
}

export function MemberList({ projectId, viewerId, mayManage, members }: MemberListProps) {
  const t = useTranslations("MembersPage");
  const router = useRouter();
  const [leaving, setLeaving] = useState<Member | null>(null);

  const columns = useMemo((): Column<Member>[] => {
    return [
      {
        key: "name",
        label: t("name"),
        sortBy: (member) => member.name,
        cell: (member) => (
          <>
            <bdi className={styles.name}>{member.name}</bdi>{" "}
            {member.userId === viewerId && <span className={styles.you}>{t("you")}</span>}
          </>
        ),
      },
      ...(mayManage
        ? [
            {
              key: "email",
              label: t("email"),
              sortBy: (member: Member) => member.email ?? "",
              cell: (member: Member) => member.email,
            },
          ]
        : []),
      {
        key: "role",
        label: t("role"),
        sortBy: (member) => ROLES.indexOf(member.role),
        cell: (member) =>
          mayManage ? (
            <RoleChoice projectId={projectId} member={member} />
          ) : (
            t(`roles.${member.role}`)
          ),
      },
      {
        key: "since",
        label: t("since"),
        sortBy: (member) => member.createdAt,
        cell: (member) => <RelativeTime at={member.createdAt} />,
      },
      {
        key: "actions",
        label: t("actions"),
        actions: true,
        align: "end",
        cell: (member) => {
          const self = member.userId === viewerId;
          if (!self && !mayManage) return null;
          return (
            <Button
              size="small"
              variant="quiet"
              aria-label={self ? undefined : t("removeNamed", { name: member.name })}
              onClick={() => setLeaving(member)}
            >
              {self ? t("leave") : t("remove")}
            </Button>
          );
        },
      },
    ];
  }, [t, projectId, viewerId, mayManage]);

  const removal = useSubmit("DELETE /projects/{projectId}/members/{userId}", {
    onDone(_nothing, [{ params }]) {
      setLeaving(null);
      if (params.userId === viewerId) router.push("/projects");
      router.refresh();
    },
  });

  const self = leaving?.userId === viewerId;
  return (
    <>
      <Table
        caption={t("title")}
        columns={columns}
        rows={members}
        rowKey={(member) => member.userId ?? ""}
      />
      {leaving && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(null)}
          title={self ? t("leaveTitle") : t("removeTitle", { name: leaving.name })}
          action={self ? t("leave") : t("remove")}
          submission={removal}
          onConfirm={() => removal.submit({ params: { projectId, userId: memberIdOf(leaving) } })}
        >
          {self ? t("leaveWords") : t("removeWords")}
        </ConfirmDialog>
      )}
    </>
  );
}

/** Shows the chosen role at once, and takes no other choice until the server has answered. */
function RoleChoice({ projectId, member }: { projectId: string; member: Member }) {
  const t = useTranslations("MembersPage");
  const router = useRouter();
  const toast = useToast();
  const [chosen, setChosen] = useState<Role | null>(null);
  const change = useSubmit("PATCH /projects/{projectId}/members/{userId}", {
    onDone({ role }) {
      toast({ text: t("changed", { name: member.name, role: t(`roles.${role}`) }) });
      router.refresh();
    },
    onRefused({ detail }) {
      setChosen(null);
      toast({ text: detail, urgent: true });
      router.refresh();
    },
  });
  function choose(role: Role) {
    if (change.busy) return;
    setChosen(role);
    change.submit({ params: { projectId, userId: memberIdOf(member) }, body: { role } });
  }
  return (
    <Select
      className={styles.role}
      aria-label={t("roleOf", { name: member.name })}
      aria-busy={change.busy || undefined}
      value={change.busy && chosen ? chosen : member.role}
      onChange={(event) => choose(event.target.value as Role)}
      options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
    />
  );
}

/** Null is the id of an invited person, and those are listed separately. */
function memberIdOf({ userId }: Member): string {
  if (userId === null) throw new Error("a member without an account");
  return userId;
}
