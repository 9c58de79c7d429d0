"""The words for those studied and for what sort of outcome was measured, by word of the record."""

TEXT = {
    # species
    "species_human": "human",
    "species_animal": "animal",
    "species_cell": "cell",
    "species_tissue": "tissue",
    "species_not-applicable": "not applicable",
    # sexes
    "sex_women": "women",
    "sex_men": "men",
    "sex_both": "both",
    "women_and_men": "women and men",
    # ages
    "age_children": "children",
    "age_young-adults": "young adults",
    "age_adults": "adults",
    "age_older-adults": "older adults",
    # states of training
    "training_untrained": "untrained",
    "training_active": "active",
    "training_trained": "trained",
    "training_mixed": "mixed",
    # classes of outcomes, in a table
    "measured_class_final": "final",
    "measured_class_surrogate": "surrogate",
    "measured_class_acute-marker": "acute marker",
    "measured_class_mechanism": "mechanism",
}
