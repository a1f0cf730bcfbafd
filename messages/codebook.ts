import words from "./en-codebook.json";
import { addWords } from "./words";

addWords(words);
