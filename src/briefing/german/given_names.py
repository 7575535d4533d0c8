"""Given names in German news, by gender: they tell people from firms and towns.

Left out on purpose: names that are ordinary words as well (August, Mark, Rosa) and those that women
and men share.
"""

FEMALE = frozenset(
    """
    Agnes Agnieszka Aicha Aisha Alena Alessia Alexandra Alice Alicia Alina Aline Alma Amalia Amanda
    Amelie Amina Amira Ana Anastasia Anastasija Andrea Angela Angelika Angelina Anita Anja Anke Anna
    Annabelle Annalena Anne Annegret Anneliese Annemarie Annette Annika Antje Antonia Ariane Astrid
    Aurelia Ayla Aylin Ayse Ayşe Barbara Beate Beatrice Beatrix Bettina Bianca Birgit Birgitta Birte
    Brigitte Britta Camilla Carina Carla Carmen Carola Carolin Carolina Caroline Catherine Charlotte
    Christa Christel Christiane Christin Christina Christine Clara Claudia Constanze Cora Cordula
    Corinna Cornelia Dagmar Daniela Daria Denise Diana Dilek Dora Doris Dorothea Dorothee Edeltraud
    Edith Elena Elfriede Elif Elisa Elisabeth Elise Elke Ella Ellen Elsa Elvira Emilia Emily Emine
    Emma Erika Erna Esra Esther Eva Evelyn Fatima Fatma Felicitas Franka Franziska Frauke Frieda
    Friederike Gabriele Gabriella Gaby Galina Genoveva Gerda Gerlinde Gertraud Gertrud Gesine Gisela
    Giorgia Gitta Greta Gretchen Gudrun Hanna Hannah Hannelore Hatice Hedwig Heide Heidi Heidemarie
    Heike Helen Helena Helene Helga Henriette Henrike Herta Hilary Hilde Hildegard Hillary Ida Ilka
    Ilona Ilse Imke Ina Ines Inge Ingeborg Ingrid Irene Iris Irina Irma Irmgard Isabel Isabell
    Isabella Isabelle Ivana Ivonne Jacqueline Jana Janina Janine Jasmin Jekaterina Jelena Jennifer
    Jenny Jessica Jette Jill Joana Johanna Jolanta Josefine Judith Julia Juliane Julija Juliette
    Jutta Kamala Karen Karin Karina Karla Karola Karolin Karoline Katarina Katarzyna Katharina Käthe
    Kathrin Katja Katrin Kerstin Kira Kirsten Klara Klaudia Konstanze Kristin Kristina Lara Larissa
    Laura Lea Leila Lena Leonie Leonore Leyla Lieselotte Lilli Lina Linda Lisa Liselotte Lotte
    Louisa Louise Lucia Lucie Ludmilla Luisa Luise Lydia Madeleine Magda Magdalena Maike Maja
    Manuela Mara Mareike Margaret Margarete Margit Margot Margret Maria Marianne Marie Marika Marina
    Marion Marlene Marlies Martha Martina Maryam Mathilde Mechthild Meike Melanie Melina Melissa
    Meral Merle Meryem Mia Michaela Michelle Milena Mira Miriam Mirjam Mona Monica Monika Monique
    Nadia Nadine Nadja Nancy Natalia Natalie Natascha Nele Nicola Nicole Nina Nora Olga Olivia Oxana
    Patricia Paula Pauline Petra Pia Ramona Rebecca Regina Regine Renate Ricarda Rita Roberta Romy
    Rosemarie Roswitha Ruth Sabina Sabine Sabrina Sahra Samira Sandra Sanna Sara Sarah Saskia Sevim
    Sibylle Sieglinde Sigrid Silke Silvia Simone Sina Sofia Sofie Solveig Sonja Sophia Sophie
    Stefanie Steffi Stella Stephanie Susan Susanna Susanne Svenja Svetlana Swetlana Sylvia Sylvie
    Tamara Tanja Tatjana Teresa Thea Theresa Therese Theresia Thekla Tina Traute Trude Ulla Ulrike
    Ursel Ursula Uschi Uta Ute Valentina Valerie Vanessa Vera Verena Veronika Veronique Victoria
    Viktoria Vivian Waltraud Wanda Wencke Wiebke Wilhelmine Wilma Xenia Yasmin Yvonne Zehra Zeynep
    Zoe
    """.split(),
)
MALE = frozenset(
    """
    Aaron Abdul Abdullah Achim Adam Adolf Adrian Ahmad Ahmed Alain Alan Albert Albrecht Aleksandar
    Alejandro Alessandro Alexander Alexandre Alexei Alexej Alfons Alfred Ali Alois Amir Anatoli
    Anders André Andreas Andrej Andrew Andrzej Andy Anton Antonio Antony Armin Arne Arnold Arthur
    Artur Axel Aziz Baschar Bashar Bastian Ben Benedikt Benjamin Benno Bernard Bernd Bernhard Bernie
    Bert Bill Björn Bob Bodo Boris Brian Bruno Burak Burkhard Carl Carlos Carsten Cem Cemal Charles
    Chris Christian Christof Christoph Christopher Claude Claus Clemens Constantin Cornelius Dan
    Daniel Daniele Danny Dario David Denis Dennis Derek Detlef Detlev Didier Diego Dieter Dietmar
    Dietrich Dimitri Dirk Dmitri Dominic Dominik Donald Douglas Eberhard Eckart Eckhard Edgar Edmund
    Eduard Edward Egon Ekrem Elias Elmar Emil Emmanuel Emre Enrico Enrique Erdogan Eric Erich Erik
    Ernst Erwin Eugen Ewald Fabian Fatih Felix Ferdinand Fernando Florian Francesco Francis François
    Frank Franz Fred Frederic Frederik Friedemann Friedhelm Friedrich Fritz Gabor Gabriel Georg
    George Georges Gerald Gerd Gerhard Gernot Gero Gert Giovanni Giuseppe Gottfried Götz Gregor
    Guido Guillaume Günter Günther Gustav Hagen Hamid Hannes Hans Harald Harold Harry Hartmut Hassan
    Heiko Heiner Heinrich Heinz Heinz-Peter Helmut Helmuth Hendrik Henning Henri Henrik Henry
    Herbert Heribert Hermann Hinrich Holger Horst Hubert Hubertus Hugo Ibrahim Ignaz Igor Ilja Ingo
    Ismail Iwan Jack Jacques Jakob James Jan Jannik Jannis Jaroslaw Jean Jens Jeremy Jerome Jesper
    Jim Jimmy Joachim Jochen Joe Joel Johann Johannes John Jonas Jonathan Jörg Jörn Jorge Joschka
    José Josef Joseph Joshua Josip Juan Julian Julius Juri Jürgen Justin Justus Kai Karl Karl-Heinz
    Karsten Kaspar Kay Keir Kemal Kenneth Kevin Kilian Klaus Knut Konrad Konstantin Kurt Kyrill Lars
    Lasse Laurent Laurenz Lech Leo Leon Leonhard Leopold Levin Lionel Lorenz Lothar Louis Luca Lucas
    Ludger Ludwig Luigi Luis Luka Lukas Lutz Maciej Magnus Mahmud Malte Manfred Manuel Marc Marcel
    Marco Marcus Marek Mario Marius Markus Marten Martin Marvin Mateusz Mathias Matteo Matthias
    Matthieu Mauricio Max Maximilian Mehmet Meinhard Michael Michail Michel Michele Miguel Mike
    Milan Milos Mirko Mohamed Mohammad Mohammed Moritz Muhammad Murat Mustafa Narendra Neil Nicholas
    Nick Nico Nicolas Niels Nikita Niklas Niko Nikolai Nikolaus Nils Norbert Olaf Oleg Oliver Omar
    Orhan Oscar Oskar Osman Oswald Otmar Ottmar Otto Pablo Paolo Pascal Patrick Paul Pavel Pawel
    Pedro Peer Per Peter Petr Philip Philipp Philippe Pierre Piotr Rafael Raimund Rainer Ralf Ralph
    Ramon Raphael Raymond Recep Reiner Reinhard Reinhold Rene René Ricardo Richard Rico Robert
    Roberto Robin Rodrigo Roger Roland Rolf Roman Romain Ronald Rudi Rudolf Rüdiger Rupert Salvatore
    Samuel Sascha Scott Sebastian Selim Serge Sergei Sergej Sergio Siegfried Siegmar Sigmar Silvio
    Simon Slavko Stanislaw Stefan Stefano Steffen Sten Stephan Stephen Steve Steven Stuart Sven
    Tarek Tayyip Ted Theo Theodor Thilo Thomas Thorsten Til Till Tilman Tim Timo Timothy Tino Tobias
    Todd Tom Tomas Tomasz Toni Tony Torben Torsten Udo Ulf Uli Ulrich Urs Uwe Valentin Viktor
    Vincent Vinzenz Vitali Vladimir Volker Volodymyr Waldemar Walter Warren Werner Wilfried Wilhelm
    William Willi Willy Winfried Witali Wladimir Wolf-Dieter Wolfgang Wolfram Xaver Yannick Yusuf
    Yves Zoran
    """.split(),
)
