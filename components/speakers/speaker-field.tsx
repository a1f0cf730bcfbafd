"use client";
import { useId, useMemo } from "react";
import { useApi } from "@/components/live/use-api";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { usePause } from "@/components/use-pause";

/** How long nothing is typed before names are asked for, in milliseconds. */
const PAUSE_MS = 150;

interface SpeakerFieldProps {
  readonly label: string;
  readonly projectId: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly autoFocus?: boolean;
}

/** A field for a name, which suggests similar names of the project's speakers. */
export function SpeakerField(props: SpeakerFieldProps) {
  const { label, projectId, value, onChange, autoFocus } = props;
  const names = useSpeakerNames(projectId, value);
  const id = useId();
  return (
    <Field label={label}>
      {(control) => (
        <>
          <TextInput
            {...control}
            list={id}
            dir="auto"
            maxLength={500}
            autoFocus={autoFocus}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={id}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** The names of speakers similar to what is typed. */
export function useSpeakerNames(projectId: string, typed: string): readonly string[] {
  const q = usePause(typed.trim(), PAUSE_MS);
  const { data } = useApi(
    "GET /projects/{projectId}/speakers",
    { params: { projectId }, query: q === "" ? { limit: 50 } : { limit: 10, q } },
    { keepPrevious: true },
  );
  return useMemo(() => data?.items.map(({ name }) => name) ?? [], [data]);
}
