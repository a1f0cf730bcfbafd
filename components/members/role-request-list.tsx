"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import "@/messages/members";
import { Button } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { Table } from "../ui/table";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { RoleRequest } from "./member";
import styles from "./member-list.module.css";

export interface RoleRequestListProps {
  readonly projectId: string;
  readonly requests: readonly RoleRequest[];
}

/** Who asks for another role, for owners to grant or decline. */
export function RoleRequestList({ projectId, requests }: RoleRequestListProps) {
  const t = useTranslations("RoleRequest");
  const names = useTranslations("MembersPage");
  if (requests.length === 0) return null;
  return (
    <section id="role-requests" className={styles.requests} aria-labelledby="role-requests-title">
      <h2 id="role-requests-title">{t("requests")}</h2>
      <Table
        caption={t("requests")}
        rows={requests}
        rowKey={({ userId }) => userId}
        columns={[
          {
            key: "name",
            label: names("name"),
            cell: ({ name }) => <bdi className={styles.name}>{name}</bdi>,
          },
          { key: "role", label: t("wants"), cell: ({ role }) => names(`roles.${role}`) },
          {
            key: "words",
            label: t("whyHead"),
            cell: ({ words }) => (
              <span dir="auto" className={styles.words}>
                {words}
              </span>
            ),
          },
          { key: "at", label: t("when"), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
          {
            key: "actions",
            label: names("actions"),
            actions: true,
            align: "end",
            cell: (request) => (
              <div className={styles.buttons}>
                <Answer projectId={projectId} request={request} grant />
                <Answer projectId={projectId} request={request} grant={false} />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

interface AnswerProps {
  readonly projectId: string;
  readonly request: RoleRequest;
  readonly grant: boolean;
}

function Answer({ projectId, request: { userId, name, role }, grant }: AnswerProps) {
  const t = useTranslations("RoleRequest");
  const names = useTranslations("MembersPage");
  const router = useRouter();
  const toast = useToast();
  const answer = useSubmit("PUT /projects/{projectId}/role-requests/{userId}", {
    onDone(member) {
      const text = grant
        ? names("changed", { name, role: names(`roles.${member.role}`) })
        : t("declinedNow", { name });
      toast({ text });
      router.refresh();
    },
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      router.refresh();
    },
  });
  const roleName = names(`roles.${role}`);
  return (
    <Button
      size="small"
      variant={grant ? undefined : "quiet"}
      aria-label={t(grant ? "grantNamed" : "declineNamed", { name, role: roleName })}
      loading={answer.busy}
      onClick={() => answer.submit({ params: { projectId, userId }, body: { grant } })}
    >
      {t(grant ? "grant" : "decline")}
    </Button>
  );
}
