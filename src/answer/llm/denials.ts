/** Deny what stands by them. */
const DENIAL = /[不没未无非勿]/g;
/** Hold such a character and deny nothing, or only set a bound. */
const NO_DENIAL = /不(?:到|足|少于|低于|超过|止|敌|仅|但|断|同|久|易)|未来|非常|非洲|无论|无人机/g;
/** Deny in other words. */
const REFUSAL = /禁|拒|反对|避免|防止|杜绝|除外|停止|缺/g;

/** True where a folded claim denies no more than its proof: what is denied anew is said nowhere, however like it the rest is. */
export function deniesNoMore(claim: string, proof: string): boolean {
  return denialsIn(claim) <= denialsIn(proof) + (proof.match(REFUSAL) ?? []).length;
}

function denialsIn(text: string): number {
  return (text.replace(NO_DENIAL, '').match(DENIAL) ?? []).length;
}
