"use client";
import { useId, useMemo } from "react";
import { useSuggestions } from "@/components/live/use-suggestions";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

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
  const answer = useSuggestions("GET /projects/{projectId}/speakers", typed, (q) => ({
    params: { projectId },
    query: q === "" ? { limit: 50 } : { limit: 10, q },
  }));
  return useMemo(() => answer?.items.map(({ name }) => name) ?? [], [answer]);
}
