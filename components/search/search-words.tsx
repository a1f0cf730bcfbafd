"use client";
import words from "@/messages/en-search.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the pages of the search. */
export const SearchWords = wordsBeside(words);
