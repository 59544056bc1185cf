/** How the program pays out, for whoever wants to read it. */
export const TermsInWords = ({ words }: { readonly words: readonly string[] }) => (
  <details>
    <summary>How payouts work in this program</summary>
    <ul>
      {words.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </details>
)
