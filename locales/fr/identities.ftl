# Entrer par un fournisseur d’identité, ce que l’on reçoit, le courrier de l’installation.
error-hurried-title = Un peu trop vite
error-hurried-text = Beaucoup de demandes viennent de la même adresse en peu de temps, peut-être de plusieurs personnes derrière un même réseau. Rien n’est perdu : revenez en arrière et recommencez dans quelques minutes.
way-in-hurried = { $count ->
    [one] Beaucoup de demandes viennent de votre réseau en ce moment. Rien n’a été envoyé ; votre adresse est gardée ci-dessous. Recommencez dans une minute.
   *[other] Beaucoup de demandes viennent de votre réseau en ce moment. Rien n’a été envoyé ; votre adresse est gardée ci-dessous. Recommencez dans { $shown } minutes.
}
identity-or = Ou par votre compte d’agent
identity-or-text = Si votre collectivité vous a ouvert un compte { $provider }, il vous fait entrer sans attendre de courriel.
identity-button = S’identifier avec { $provider }
identity-waiting-title = Un courriel vous attend
identity-waiting-text = C’est la première fois que vous venez ainsi. Pour être sûrs que cette adresse est bien la vôtre, nous y envoyons un lien : ouvrez-le, et votre identité sera rattachée à votre compte.
identity-waiting-hint = Si vous avez déjà un compte, vous pouvez aussi entrer par courriel, puis rattacher votre identité depuis « Votre compte ».
identity-taken-title = Cette identité sert à un autre compte
identity-taken-text = Rien n’a changé. Entrez avec cette identité pour retrouver l’autre compte, et détachez-la là-bas si vous voulez la rattacher ici.
identity-taken-hint = Une identité ne mène qu’à un seul compte.
identity-no-address-title = Il manque une adresse de courriel
identity-no-address-text = Le fournisseur d’identité ne nous a donné aucune adresse de courriel, et nous ne saurions pas vous écrire. Entrez par courriel, puis rattachez votre identité depuis « Votre compte ».
identity-no-address-hint = Rien n’a été enregistré.
identity-unbelieved-title = Vous n’êtes pas entré
identity-unbelieved-text = Le fournisseur d’identité n’a pas confirmé qui vous êtes, ou sa réponse n’était pas sûre. Rien n’a été enregistré : recommencez, ou entrez par courriel.
identity-unbelieved-hint = Si cela dure, prévenez la personne qui administre cette installation.
identity-ended-title = Cette demande n’est plus valable
identity-ended-text = Elle a déjà servi, a plus de dix minutes, ou vient d’un autre navigateur. Rien n’est perdu : recommencez.
identity-ended-hint = Une demande ne sert qu’une fois pour que personne d’autre ne puisse s’en servir.
identity-away-title = Le fournisseur d’identité ne répond pas
identity-away-text = Rien n’est perdu : entrez par courriel, ou recommencez dans quelques minutes.
identity-away-hint = La panne est chez lui ou sur le réseau, pas sur votre poste.
identity-hurried-title = Un peu trop vite
identity-hurried-text = Beaucoup de personnes entrent depuis votre réseau en ce moment. Attendez quelques minutes, puis recommencez.
identity-hurried-hint = Vous pouvez aussi entrer par courriel.
identity-join-title = Rattacher votre identité
identity-join-text = Ce bouton rattache l’identité { $provider } qui a demandé ce courriel au compte de cette adresse, et vous fait entrer. Si vous n’avez rien demandé, fermez cette page.
identity-join-button = Rattacher et entrer
identities-title = Vos identités
identities-text = Par une identité rattachée, vous entrez sans courriel. Elle ne donne aucun rôle par elle-même.
identities-times = Rattachée le { $since }, utilisée le { $used } (UTC)
identities-part = Détacher
identities-add = Rattacher { $provider }
left-title = Vous êtes sorti de Jumelles
left-text = Votre séance est fermée ici. Vous êtes conduit vers { $provider } pour y fermer aussi la vôtre.
left-button = Sortir aussi de { $provider }
notices-title = Ce que nous vous écrivons
notices-text = Quand vous devez agir, un courriel part tout de suite. Le reste attend un résumé, aussi souvent que vous le voulez.
notices-label = Un résumé du reste
notices-daily = Une fois par jour au plus
notices-weekly = Une fois par semaine au plus
notices-never = Jamais
stop-title = Ne plus recevoir de résumé
stop-text = Ce bouton arrête les résumés. Vous recevrez encore ce qui vous demande d’agir.
stop-button = Arrêter les résumés
stopped-title = Vous ne recevrez plus de résumé
stopped-text = C’est enregistré. Ce qui vous demande d’agir continue d’arriver par courriel.
stopped-hint = Vous pouvez les reprendre depuis « Votre compte ».
mail-title = Le courrier de cette installation
mail-by-server = Les lettres partent par un serveur de courriel. Une lettre partie n’est pas gardée.
mail-by-folder = Aucun serveur de courriel n’est réglé : les lettres sont écrites dans un dossier, où vous pouvez les lire.
mail-waiting = Les lettres qui attendent
mail-waiting-none = Aucune lettre n’attend.
mail-waiting-line = depuis le { $since } ; { $count ->
    [0] pas encore essayée
    [one] essayée une fois, de nouveau le { $next }
   *[other] essayée { $shown } fois, de nouveau le { $next }
} (UTC)
mail-waiting-error = Réponse du serveur : { $error }
mail-lying = Les lettres du dossier
mail-lying-text = Les plus récentes d’abord. Une lettre peut contenir un lien qui fait entrer : ne la montrez à personne d’autre que son destinataire.
mail-lying-none = Le dossier est vide.
mail-letter-to = À { $to }
mail-letter-plain = Le texte
mail-letter-source = La source de la version illustrée
mail-identity-subject = Rattacher votre identité { $provider } à Jumelles
mail-identity-text = Quelqu’un est entré par { $provider } avec votre adresse. Si c’est vous, ouvrez le lien ci-dessous, puis appuyez sur « Rattacher et entrer ».
mail-identity-ends = Il tient dix minutes et ne sert qu’une fois.
mail-identity-button = Rattacher mon identité
mail-identity-why = Ce courriel part parce que { $provider } a donné cette adresse. Si ce n’était pas vous, ne faites rien : sans ce lien, rien n’est rattaché.
mail-identity-added-subject = { $provider } vous fait maintenant entrer dans Jumelles
mail-identity-added-text = Une identité { $provider } vient d’être rattachée à votre compte. Si ce n’était pas vous, détachez-la depuis « Votre compte » et fermez toutes les séances.
mail-identity-removed-subject = { $provider } ne vous fait plus entrer dans Jumelles
mail-identity-removed-text = Une identité { $provider } vient d’être détachée de votre compte. Vous entrez toujours par courriel.
mail-notice-why = Ce courriel part parce qu’il concerne votre compte ou attend quelque chose de vous.
mail-digest-subject = { $count ->
    [one] Une nouvelle de vos liens
   *[other] { $shown } nouvelles de vos liens
}
mail-digest-lead = Voici ce qui a changé depuis le dernier résumé. Rien ne vous est demandé.
mail-digest-why-daily = Vous recevez ce résumé une fois par jour au plus, comme vous l’avez choisi.
mail-digest-why-weekly = Vous recevez ce résumé une fois par semaine au plus.
mail-digest-stop = Ne plus recevoir de résumé
mail-absent-subject = Votre compte Jumelles sera bientôt effacé
mail-absent-text = Vous n’êtes pas entré depuis longtemps. Sans visite de votre part, votre compte et ce qu’il contient de vous seront effacés le { $day }. Ce que vous avez confirmé au nom d’une organisation restera, sans rien qui mène à vous. Entrer une fois suffit à tout garder.
mail-absent-button = Garder mon compte

# What somebody is offered to represent.
account-offer = { $provider } indique que vous travaillez pour { $name }. Vous pouvez demander à agir en son nom ; rien n’est fait sans vous, et ce qu’en dit { $provider } n’est pas gardé après cette séance.
account-offer-button = Demander à la représenter
