# Entering by an identity provider, what one receives, the mail of the installation.
error-hurried-title = A little too fast
error-hurried-text = Many requests come from the same address in a short time, perhaps from several people behind one network. Nothing is lost: go back and try again in a few minutes.
way-in-hurried = { $count ->
    [one] Many requests come from your network right now. Nothing was sent; your address is kept below. Try again in a minute.
   *[other] Many requests come from your network right now. Nothing was sent; your address is kept below. Try again in { $shown } minutes.
}
identity-or = Or with your account at work
identity-or-text = If your authority has given you a { $provider } account, it lets you in without waiting for an e-mail.
identity-button = Sign in with { $provider }
identity-waiting-title = An e-mail is waiting for you
identity-waiting-text = This is the first time that you come this way. To be sure that the address is yours, we are sending a link to it: open it, and your identity will be joined to your account.
identity-waiting-hint = If you already have an account, you can also enter by e-mail and join your identity from “Your account”.
identity-taken-title = This identity belongs to another account
identity-taken-text = Nothing has changed. Enter with this identity to find the other account, and part with it there if you want to join it here.
identity-taken-hint = An identity leads to one account only.
identity-no-address-title = An e-mail address is missing
identity-no-address-text = The identity provider gave us no e-mail address, and we would not know how to write to you. Enter by e-mail, then join your identity from “Your account”.
identity-no-address-hint = Nothing was recorded.
identity-unbelieved-title = You have not entered
identity-unbelieved-text = The identity provider did not confirm who you are, or its answer was not safe. Nothing was recorded: try again, or enter by e-mail.
identity-unbelieved-hint = If this lasts, tell whoever runs this installation.
identity-ended-title = This request no longer holds
identity-ended-text = It was used before, is more than ten minutes old, or comes from another browser. Nothing is lost: try again.
identity-ended-hint = A request works once only, so that nobody else can use it.
identity-away-title = The identity provider does not answer
identity-away-text = Nothing is lost: enter by e-mail, or try again in a few minutes.
identity-away-hint = The fault is there or on the network, not on your device.
identity-hurried-title = A little too fast
identity-hurried-text = Many people are entering from your network right now. Wait a few minutes, then try again.
identity-hurried-hint = You can also enter by e-mail.
identity-join-title = Join your identity
identity-join-text = This button joins the { $provider } identity that asked for this e-mail to the account of this address, and lets you in. If you asked for nothing, close this page.
identity-join-button = Join and enter
identities-title = Your identities
identities-text = With an identity that is joined you enter without an e-mail. It gives no role by itself.
identities-times = Joined on { $since }, used on { $used } (UTC)
identities-part = Part with it
identities-add = Join { $provider }
left-title = You have left Jumelles
left-text = Your session is closed here. You are being led to { $provider } to close yours there too.
left-button = Leave { $provider } too
notices-title = What we write to you
notices-text = When you must act, an e-mail leaves at once. The rest waits for a summary, as often as you wish.
notices-label = A summary of the rest
notices-daily = Once a day at most
notices-weekly = Once a week at most
notices-never = Never
stop-title = Receive no more summaries
stop-text = This button stops the summaries. You will still receive what asks you to act.
stop-button = Stop the summaries
stopped-title = You will receive no more summaries
stopped-text = Recorded. What asks you to act still arrives by e-mail.
stopped-hint = You can take them up again from “Your account”.
mail-title = The mail of this installation
mail-by-server = Letters leave by a mail server. A letter that has left is not kept.
mail-by-folder = No mail server is set: letters are written into a folder, where you can read them.
mail-waiting = Letters that wait
mail-waiting-none = No letter is waiting.
mail-waiting-line = since { $since }; { $count ->
    [0] not tried yet
    [one] tried once, again on { $next }
   *[other] tried { $shown } times, again on { $next }
} (UTC)
mail-waiting-error = The server said: { $error }
mail-lying = Letters in the folder
mail-lying-text = The newest first. A letter may hold a link that lets somebody in: show it to nobody but the person it is for.
mail-lying-none = The folder is empty.
mail-letter-to = To { $to }
mail-letter-plain = The text
mail-letter-source = The source of the illustrated version
mail-identity-subject = Join your { $provider } identity to Jumelles
mail-identity-text = Somebody entered by { $provider } with your address. If it was you, open the link below, then press “Join and enter”.
mail-identity-ends = It holds for ten minutes and works once.
mail-identity-button = Join my identity
mail-identity-why = This e-mail is sent because { $provider } gave this address. If it was not you, do nothing: without this link, nothing is joined.
mail-identity-added-subject = { $provider } now lets you into Jumelles
mail-identity-added-text = A { $provider } identity has just been joined to your account. If it was not you, part with it from “Your account” and close every session.
mail-identity-removed-subject = { $provider } no longer lets you into Jumelles
mail-identity-removed-text = A { $provider } identity has just been taken from your account. You can still enter by e-mail.
mail-notice-why = This e-mail is sent because it is about your account or waits for something from you.
mail-digest-subject = { $count ->
    [one] One piece of news of your links
   *[other] { $shown } pieces of news of your links
}
mail-digest-lead = Here is what has changed since the last summary. Nothing is asked of you.
mail-digest-why-daily = You receive this summary once a day at most, as you have chosen.
mail-digest-why-weekly = You receive this summary once a week at most.
mail-digest-stop = Receive no more summaries
mail-absent-subject = Your Jumelles account will soon be erased
mail-absent-text = You have not entered for a long time. Without a visit, your account and what it holds of you will be erased on { $day }. What you confirmed on behalf of an organisation will stay, with nothing that leads to you. Entering once is enough to keep everything.
mail-absent-button = Keep my account

# What somebody is offered to represent.
account-offer = { $provider } says that you work for { $name }. You may ask to act for it; nothing is done without you, and what { $provider } says of it is not kept after this session.
account-offer-button = Ask to represent it
