"""Characters and the LaTeX that stands for them.

Only commands of the LaTeX kernel that Pandoc knows too: it drops the letters of those it doesn't (``\\dh``,
``\\textcommabelow``), while every LaTeX since 2018 reads such letters as UTF-8. Names of mathematical symbols
follow unicode-math.
"""

from __future__ import annotations

TEXT = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",  # \{ would be an open brace to BibTeX
    "}": r"{\textbraceright}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    "`": r"{\textasciigrave}",
    "\u00a0": "~",
    "–": "--",
    "—": "---",
    "‘": "`",
    "’": "'",
    "“": "``",
    "”": "''",
    "…": r"{\ldots}",
    "ß": r"{\ss}",
    "æ": r"{\ae}",
    "Æ": r"{\AE}",
    "œ": r"{\oe}",
    "Œ": r"{\OE}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
    "ı": r"{\i}",
    "ȷ": r"{\j}",
}

MATH = {
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon", "ϵ": r"\epsilon",
    "ζ": r"\zeta", "η": r"\eta", "θ": r"\theta", "ϑ": r"\vartheta", "ι": r"\iota", "κ": r"\kappa", "λ": r"\lambda",
    "μ": r"\mu", "µ": r"\mu", "ν": r"\nu", "ξ": r"\xi", "π": r"\pi", "ϖ": r"\varpi", "ρ": r"\rho", "ϱ": r"\varrho",
    "σ": r"\sigma", "ς": r"\varsigma", "τ": r"\tau", "υ": r"\upsilon", "φ": r"\varphi", "ϕ": r"\phi", "χ": r"\chi",
    "ψ": r"\psi", "ω": r"\omega", "Γ": r"\Gamma", "Δ": r"\Delta", "∆": r"\Delta", "Θ": r"\Theta", "Λ": r"\Lambda",
    "Ξ": r"\Xi", "Π": r"\Pi", "Σ": r"\Sigma", "Υ": r"\Upsilon", "Φ": r"\Phi", "Ψ": r"\Psi", "Ω": r"\Omega",
    "<": "<", ">": ">", "|": "|", "−": "-", "×": r"\times", "÷": r"\div", "±": r"\pm", "∓": r"\mp", "·": r"\cdot",
    "⋅": r"\cdot", "∗": r"\ast", "⋆": r"\star", "∘": r"\circ", "⊕": r"\oplus", "⊗": r"\otimes", "⊙": r"\odot",
    "¬": r"\neg", "∧": r"\wedge", "∨": r"\vee", "∀": r"\forall", "∃": r"\exists", "∂": r"\partial", "∇": r"\nabla",
    "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "√": r"\sqrt{}", "∞": r"\infty", "∅": r"\emptyset", "∈": r"\in",
    "∉": r"\notin", "⊂": r"\subset", "⊃": r"\supset", "⊆": r"\subseteq", "⊇": r"\supseteq", "∪": r"\cup",
    "∩": r"\cap", "∥": r"\parallel", "⊥": r"\perp", "∝": r"\propto", "∼": r"\sim", "≃": r"\simeq", "≈": r"\approx",
    "≅": r"\cong", "≡": r"\equiv", "≠": r"\neq", "≤": r"\leq", "≥": r"\geq", "≪": r"\ll", "≫": r"\gg",
    "⟨": r"\langle", "⟩": r"\rangle", "←": r"\leftarrow", "→": r"\rightarrow", "↔": r"\leftrightarrow",
    "↑": r"\uparrow", "↓": r"\downarrow", "⇐": r"\Leftarrow", "⇒": r"\Rightarrow", "⇔": r"\Leftrightarrow",
    "↦": r"\mapsto", "′": "'", "ℓ": r"\ell",
}  # fmt: skip

MATH_ALPHABETS = {
    "DOUBLE-STRUCK": r"\mathbb",
    "FRAKTUR": r"\mathfrak",
    "SCRIPT": r"\mathcal",
    "SANS-SERIF": r"\mathsf",
    "MONOSPACE": r"\mathtt",
    "BOLD": r"\mathbf",
}

ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
BELOW = frozenset("\u0323\u0327\u0328\u0331")
